package ch.meinkonto.securitytests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Login, permit pages, pay page and alert list in one small server, as far as a visitor can tell: with CSRF token,
 * cookies and redirects. It raises an alert of "brute-force" after three refused logins.
 */
public final class ToyStack implements AutoCloseable {
    /** The password that the toy accepts. */
    public static final String PASSWORD = "correct horse";

    private static final Duration COMPANY = Duration.ofMillis(200);

    private final HttpServer server;
    private final AtomicInteger refusedLogins = new AtomicInteger();
    private volatile Instant alertRaised = Instant.EPOCH;
    private final ToyTokens tokens = new ToyTokens();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger slowAnswers = new AtomicInteger();
    private final CyclicBarrier company = new CyclicBarrier(2);

    /** What the pages were sent, one line per form. */
    public final List<String> received = new CopyOnWriteArrayList<>();
    /** Source addresses that were claimed. */
    public final List<String> sources = new CopyOnWriteArrayList<>();

    /** Starts on a free port of the loopback interface. */
    public ToyStack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    /** The environment that points at the toy. */
    public Map<String, String> environment() {
        String address = address();
        Map<String, String> environment = new HashMap<>();
        List.of("MEINKONTO_PORTAL_URL", "MEINKONTO_ISSUER", "MEINKONTO_DASHBOARDS_URL", "MEINKONTO_ENGINE_URL",
                "MEINKONTO_PAYMENT_URL").forEach(name -> environment.put(name, address));
        environment.put("MEINKONTO_CLIENTS_SECURITYTESTS_SECRET", "a secret/with signs");
        environment.put("MEINKONTO_DEMO_PASSWORD", PASSWORD);
        return environment;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String source = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
        if (source != null) {
            sources.add(source);
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            received.add(exchange.getRequestURI().getPath() + " " + URLDecoder.decode(body, StandardCharsets.UTF_8));
        }
        boolean post = exchange.getRequestMethod().equals("POST");
        switch (exchange.getRequestURI().getPath()) {
            case "/login" -> login(exchange, post, body);
            case "/oauth2/token" -> token(exchange, body);
            case "/oauth2/authorize" -> authorize(exchange, post, body);
            case "/requests" -> requests(exchange);
            case "/cases/A-1", "/cases/B-2" -> html(exchange, 200, """
                    <nav><form method="post" action="/logout"><button>Out</button></form></nav>
                    <main><form method="post"><input type="hidden" name="_csrf" value="t">
                    <input type="radio" name="purpose" value="control"><button name="save" value="yes">Open</button>
                    </form></main>""");
            case "/slow" -> slow(exchange);
            case "/inbox.json" -> json(exchange, """
                    [{"to":"beat@example.ch","text":"case C-3"},{"to":"anna@example.ch","text":"nothing"},
                    {"to":"anna@example.ch","text":"Your case B-2."},{"to":"anna@example.ch","text":"case A-1"}]""");
            case "/api/v1/alerts" -> alerts(exchange);
            case "/parking-permit" -> html(exchange, 200, """
                    <nav><form action="/search"><input name="q"></form></nav>
                    <main><h1>Permit</h1><a class="button" href="/parking-permit/vehicle">Start</a></main>""");
            case "/parking-permit/vehicle" -> vehicle(exchange, post, body);
            case "/parking-permit/check" -> html(exchange, 200, """
                    <main><h1>Check</h1><form method="post" action="/pay"><input type="hidden" name="_csrf" value="t">
                    <button>Pay</button></form></main>""");
            case "/pay" -> html(exchange, 200, """
                    <main><form method="post" action="/paid"><input name="cardNumber" value="4242">
                    <button id="approve" name="outcome" value="approved">ok</button>
                    <button id="decline" name="outcome" value="declined">no</button></form></main>""");
            case "/paid" -> redirect(exchange, "/confirmation");
            case "/confirmation" -> html(exchange, 200, "<main><h1>Thank you</h1></main>");
            case "/broken" -> html(exchange, 500, "broken");
            default -> html(exchange, 404, "<h1>Not found</h1>");
        }
    }

    private void login(HttpExchange exchange, boolean post, String body) throws IOException {
        if (!post) {
            exchange.getResponseHeaders().add("Set-Cookie", "AUTH_SESSION=toy; Path=/; HttpOnly; SameSite=Lax");
            html(exchange, 200, """
                    <form method="post" action="/login"><input type="hidden" name="_csrf" value="token">
                    <input name="username" id="username"><input type="password" name="password" id="password">
                    <button id="sign-in">Sign in</button></form>""");
        } else if (!cookies(exchange).contains("AUTH_SESSION=toy") || !body.contains("_csrf=token")) {
            html(exchange, 403, "forbidden");
        } else if (URLDecoder.decode(body, StandardCharsets.UTF_8).contains("password=" + PASSWORD)) {
            exchange.getResponseHeaders().add("Set-Cookie", "PORTAL_SESSION=signed-in; Path=/");
            redirect(exchange, "/parking-permit/vehicle");
        } else {
            if (refusedLogins.incrementAndGet() >= 3) {
                alertRaised = Instant.now();
            }
            redirect(exchange, "/login?error");
        }
    }

    private void requests(HttpExchange exchange) throws IOException {
        if (cookies(exchange).contains("PORTAL_SESSION=signed-in")) {
            html(exchange, 200, """
                    <main><a href="/cases/A-1">1</a><a href="/cases/B-2?x=1">2</a><a href="/cases/A-1/print">print</a>
                    <a href="/cases/">all</a><a href="https://elsewhere.example/">away</a></main>""");
        } else {
            redirect(exchange, "/login");
        }
    }

    /** A client that wants the person asked gets a form; everything ticked there leads back with a code. */
    private void authorize(HttpExchange exchange, boolean post, String body) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        if (!post && query.contains("prompt=consent")) {
            html(exchange, 200, """
                    <main><form method="post"><input type="hidden" name="state" value="s">
                    <input type="hidden" name="scope" value="x"><input type="hidden" name="scope" value="y">
                    <button id="allow">Allow</button></form>
                    <form method="post"><button id="deny">Deny</button></form></main>""");
        } else if (post && !body.equals("state=s&scope=x&scope=y")) {
            html(exchange, 400, "not everything was allowed: " + body);
        } else {
            redirect(exchange, tokens.redirect(query));
        }
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        String proof = exchange.getRequestHeaders().getFirst("DPoP");
        if (proof == null) {
            json(exchange, "{\"access_token\":\"toy\"}");
            return;
        }
        ToyTokens.Answer answer = tokens.answer(URI.create(address() + "/oauth2/token"), body, proof);
        exchange.getResponseHeaders().add("DPoP-Nonce", ToyTokens.nonce());
        send(exchange, answer.status(), "application/json", answer.json());
    }

    /** Waits for company a moment, so that requests that can run at once do. */
    private void slow(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            company.await(COMPANY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            company.reset();
        }
        running.decrementAndGet();
        slowAnswers.incrementAndGet();
        html(exchange, 200, "slow");
    }

    /** How many requests of {@code /slow} were answered. */
    public int slowAnswers() {
        return slowAnswers.get();
    }

    /** How many of them ran at the same moment, at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void vehicle(HttpExchange exchange, boolean post, String body) throws IOException {
        if (!cookies(exchange).contains("PORTAL_SESSION")) {
            redirect(exchange, "/login");
        } else if (post && body.contains("zone=1")) {
            redirect(exchange, "/parking-permit/check");
        } else {
            html(exchange, 200, (post ? "<div class='error-summary'>Choose a zone</div>" : "") + """
                    <main><h1>Vehicle</h1><form method="post"><input name="plate"><input type="date" name="validFrom">
                    <input name="postcode" list="zones"><datalist id="zones"><option value="8001"></datalist>
                    <input type="radio" name="zone" value="1"><input type="radio" name="zone" value="2">
                    <input type="checkbox" name="terms" value="yes"><button>Next</button></form></main>""");
        }
    }

    private void alerts(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        Instant since = Instant.parse(query.replaceAll(".*since=([^&]*).*", "$1"));
        boolean found = query.contains("detection=brute-force") && !alertRaised.isBefore(since);
        json(exchange, found
                ? """
                                [{"id":"toy-alert","detection":"brute-force","title":"t","level":"high","created":"%s",
                        "lastEvent":"%s"}]"""
                        .formatted(alertRaised, alertRaised)
                : "[]");
    }

    private static String cookies(HttpExchange exchange) {
        return String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().add("Location", target);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void html(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "text/html;charset=UTF-8", body);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "application/json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
