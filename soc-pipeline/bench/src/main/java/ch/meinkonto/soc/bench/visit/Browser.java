package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The browser of one person: keeps cookies, which are all for one host, and fetches pages but not what is in them. Between two
 * visits it is closed, so that only cookies with an age survive. Not for several threads.
 */
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Map<String, String> headers;
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    /**
     * @param http shared by all browsers; must not follow redirects
     */
    Browser(HttpClient http) {
        this(http, Map.of());
    }

    /**
     * A browser whose requests come through a proxy.
     *
     * @param http shared by all browsers; must not follow redirects
     * @param headers what the proxy adds to each request
     */
    public Browser(HttpClient http, Map<String, String> headers) {
        this.http = http;
        this.headers = Map.copyOf(headers);
    }

    /** Opens a page. */
    public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html"),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Fetches a file. */
    public HttpResponse<byte[]> download(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).header("Accept", "*/*"),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /**
     * Sends a form.
     *
     * @param form its fields, encoded
     */
    public HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)), HttpResponse.BodyHandlers.ofString());
    }

    /** Forgets the cookies of this visit. */
    void close() {
        cookies.values().removeIf(cookie -> cookie.getMaxAge() < 0);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        headers.forEach(request::header);
        request.timeout(PATIENCE).header("Accept-Language", "en").header("User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
        if (!cookies.isEmpty()) {
            // All are for one host, and no path of it matters here.
            request.header("Cookie",
                    cookies.values()
                            .stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<T> response = http.send(request.build(), body);
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
    }
}
