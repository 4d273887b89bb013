package ch.meinkonto.securitytests.visitor;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.securitytests.stack.Loopback;
import ch.meinkonto.securitytests.stack.StackUnavailable;

/** Somebody who visits the city's pages: keeps cookies, follows redirects, and never leaves this machine. */
public final class Visitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 15;
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final String USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) MeinKontoSecurityTests/0.1";

    private final CookieManager cookies;
    private final @Nullable String sourceAddress;
    private final HttpClient http;

    private Visitor(@Nullable String sourceAddress, CookieManager cookies, HttpClient http) {
        this.sourceAddress = sourceAddress;
        this.cookies = cookies;
        this.http = http;
    }

    private static Visitor withNewBrowser(@Nullable String sourceAddress, @Nullable InetSocketAddress proxy) {
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE).cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER);
        if (proxy != null) {
            client.proxy(ProxySelector.of(proxy));
        }
        return new Visitor(sourceAddress, cookies, client.build());
    }

    /** Somebody on this machine. */
    public static Visitor fromHere() {
        return withNewBrowser(null, null);
    }

    /** Somebody whose requests say they were forwarded for this address; empty means from here. */
    public static Visitor from(@Nullable String sourceAddress) {
        return withNewBrowser(sourceAddress, null);
    }

    /**
     * The same person with the same browser, whose requests now say that they were forwarded for this address; empty means
     * from here. Closing one closes both.
     */
    public Visitor at(String address) {
        return new Visitor(address.isEmpty() ? null : address, cookies, http);
    }

    /** Somebody whose requests go through a proxy. */
    public static Visitor through(InetSocketAddress proxy) {
        return withNewBrowser(null, proxy);
    }

    /** Opens a page. */
    public Page open(URI address) {
        return send("GET", address, Map.of(), null);
    }

    /** Sends a form. */
    public Page submit(Form form) {
        if (form.method().equals("GET")) {
            String separator = form.action().getQuery() == null ? "?" : "&";
            return open(URI.create(form.action() + separator + form.encoded()));
        }
        return send("POST", form.action(), FORM, form.encoded());
    }

    /** Sends one request and follows the redirects of its answer, as a browser would: by GET. */
    public Page send(String method, URI address, Map<String, String> headers, @Nullable String body) {
        HttpResponse<byte[]> answer = exchange(method, address, headers, body);
        for (int redirects = 0; isRedirect(answer); redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new StackUnavailable("Too many redirects from " + address + ".");
            }
            answer = exchange("GET", withoutFragment(target(answer)), Map.of(), null);
        }
        return page(answer);
    }

    /**
     * Opens a page and follows its redirects up to the one that leads to an address which begins so, and is not opened.
     *
     * @throws FlowStopped if they lead elsewhere
     */
    public URI openUntil(URI address, String beginning) {
        return followUntil(exchange("GET", address, Map.of(), null), beginning);
    }

    /**
     * Sends a form and follows redirects likewise.
     *
     * @throws FlowStopped if they lead elsewhere
     */
    public URI submitUntil(Form form, String beginning) {
        return followUntil(exchange("POST", form.action(), FORM, form.encoded()), beginning);
    }

    private URI followUntil(HttpResponse<byte[]> first, String beginning) {
        HttpResponse<byte[]> answer = first;
        for (int redirects = 0; isRedirect(answer) && redirects < MOST_REDIRECTS; redirects++) {
            URI next = target(answer);
            if (next.toString().startsWith(beginning)) {
                return next;
            }
            answer = exchange("GET", withoutFragment(next), Map.of(), null);
        }
        throw new FlowStopped("not led to " + beginning, page(answer));
    }

    /** Sends one request and does not follow where it leads. */
    public Page sendOnce(String method, URI address, Map<String, String> headers, @Nullable String body) {
        return page(exchange(method, address, headers, body));
    }

    /** Value of a cookie the visitor holds. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue).findFirst();
    }

    /** Names of the cookies the visitor holds. */
    public List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getName).distinct().toList();
    }

    private HttpResponse<byte[]> exchange(String method, URI address, Map<String, String> headers,
            @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Loopback.only(address)).timeout(PATIENCE)
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        request.setHeader("User-Agent", USER_AGENT);
        request.setHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        request.setHeader("Accept-Language", "de-CH,de;q=0.9");
        if (sourceAddress != null) {
            request.setHeader("X-Forwarded-For", sourceAddress);
        }
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new StackUnavailable("The stack is not running: " + address.getScheme() + "://"
                    + address.getAuthority() + " does not answer (" + reason(failure)
                    + "). Start it with ./meinkonto up.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StackUnavailable("Interrupted while opening " + address + ".");
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static boolean isRedirect(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 -> answer.headers().firstValue("Location").isPresent();
            default -> false;
        };
    }

    private static URI target(HttpResponse<?> redirect) {
        return redirect.uri().resolve(redirect.headers().firstValue("Location").orElseThrow());
    }

    private static Page page(HttpResponse<byte[]> answer) {
        return new Page(answer.uri(), answer.statusCode(), answer.headers(), answer.body());
    }

    private static URI withoutFragment(URI address) {
        return address.getRawFragment() == null
                ? address
                : URI.create(address.toString().substring(0, address.toString().indexOf('#')));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
