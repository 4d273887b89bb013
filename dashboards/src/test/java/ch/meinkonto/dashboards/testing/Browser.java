package ch.meinkonto.dashboards.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ch.meinkonto.ops.validhtml.HtmlStandard;

/**
 * A browser without a screen: cookies, redirects, forms with their hidden token. Asks for pages in English, and takes none that
 * is not valid HTML.
 */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final HtmlStandard STANDARD = new HtmlStandard();

    private static final int MOST_HOPS = 12;

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(Redirect.NEVER)
            .build();
    private String lastPage = "";

    /** A browser for the application at this address. */
    public Browser(String base) {
        this.base = base;
    }

    /** Opens a page, following redirects. */
    public HttpResponse<String> open(String path) {
        return send(request(path).GET().build());
    }

    /** Sends a form of the page last opened, following redirects. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(lastPage);
        if (!token.find()) {
            throw new IllegalStateException("the page last opened has no form");
        }
        String body = fields.entrySet()
                .stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(token.group(1)) + "&", ""));
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** A request with the cookies of this browser, for what is not a page. */
    public HttpClient client() {
        return client;
    }

    /** The absolute address of a path. */
    public URI address(String path) {
        return URI.create(base + path);
    }

    private HttpRequest.Builder request(String path) {
        return page(address(path));
    }

    private static HttpRequest.Builder page(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "text/html").header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            // A sign-out followed by a sign-in has more hops than the client would follow by itself.
            for (int hop = 0; hop < MOST_HOPS && response.statusCode() / 100 == 3; hop++) {
                URI next = response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
                response = client.send(page(next).GET().build(), BodyHandlers.ofString());
            }
            lastPage = response.body();
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
                    && !lastPage.isEmpty()) {
                assertThat(STANDARD.errorsOf(lastPage)).as("valid HTML of %s", response.uri()).isEmpty();
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
