package ch.meinkonto.securitytests.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A small site that does everything right: a scan of it must find nothing above the threshold. */
final class GoodSite implements AutoCloseable {
    static final String COOKIE = "TOY_SESSION";

    private final HttpServer server;
    /** Requests that carried the session cookie. */
    final AtomicInteger signedInRequests = new AtomicInteger();

    GoodSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        boolean signedIn = String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()))
                .contains(COOKIE + "=secret");
        if (signedIn) {
            signedInRequests.incrementAndGet();
        }
        boolean post = exchange.getRequestMethod().equals("POST");
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> page(exchange, 200, """
                    <a href="/about">About</a> <a href="/help?topic=fees">Help</a> <a href="/account">Account</a>
                    <a href="/search?q=permit">Search</a>""");
            case "/sign-in" -> {
                exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=secret; Path=/; HttpOnly; SameSite=Lax");
                page(exchange, 200, "Welcome");
            }
            case "/about", "/help" -> page(exchange, 200, "<p>About</p>");
            case "/search" ->
                page(exchange, 200, "<p>" + HtmlReport.escape(exchange.getRequestURI().getPath()) + "</p>");
            case "/account" -> page(exchange, signedIn ? 200 : 403, signedIn ? """
                    <a href="/profile">Profile</a><form method="post" action="/logout">
                    <input type="hidden" name="_csrf" value="t"></form>""" : "<p>Sign in first</p>");
            case "/profile" -> {
                boolean refused = !signedIn || (post && !body.contains("_csrf=t"));
                page(exchange, refused ? 403 : 200, refused ? "<p>No</p>" : """
                        <form method="post" action="/profile"><input type="hidden" name="_csrf" value="t">
                        <input name="phone"><button>Save</button></form>""");
            }
            default -> page(exchange, 404, "<p>Not found</p>");
        }
    }

    private static void page(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = ("<!doctype html><html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
        exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().add("Referrer-Policy", "same-origin");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
