package ch.meinkonto.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.validhtml.HtmlStandard;

/**
 * A person's browser: keeps cookies, follows no redirect on its own, fills in forms as they were served, and takes no page that
 * is not valid HTML.
 */
public final class TestBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final HtmlStandard STANDARD = new HtmlStandard();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final @Nullable String address;

    /** On this machine. */
    public TestBrowser() {
        this(null);
    }

    /** Somewhere else, as a proxy in front of the server tells it. */
    public TestBrowser(@Nullable String address) {
        this.address = address;
    }

    /** Opens an address. */
    public HttpResponse<String> get(URI uri) {
        return send(request(uri).build());
    }

    /** Sends the form of a page, with its hidden token. */
    public HttpResponse<String> submit(URI formPage, URI action, Map<String, String> fields) {
        return post(action, fields, token(formPage));
    }

    /** The hidden token of the form on a page. */
    public String token(URI formPage) {
        Matcher token = CSRF.matcher(get(formPage).body());
        if (!token.find()) {
            throw new AssertionError("no form token on " + formPage);
        }
        return token.group(1);
    }

    /** Sends a form with this token. */
    public HttpResponse<String> post(URI action, Map<String, String> fields, String token) {
        String form = form(fields) + (fields.isEmpty() ? "" : "&") + "_csrf="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return send(request(action).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Signs in on the page of this server. */
    public HttpResponse<String> signIn(URI server, String username, String password) {
        return submit(server.resolve("/login"), server.resolve("/login"),
                Map.of("username", username, "password", password));
    }

    /** The cookies it has. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Puts a cookie into the browser. */
    public void keep(URI uri, HttpCookie cookie) {
        cookies.getCookieStore().add(uri, cookie);
    }

    /** Where the response leads. */
    public static URI location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("no redirect but " + response + "\n" + response.body()));
    }

    /** Fields as a form sends them. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "de");
        return address == null ? request : request.header("X-Forwarded-For", address);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
                    && !response.body().isEmpty()) {
                assertThat(STANDARD.errorsOf(response.body())).as("valid HTML of %s", request.uri()).isEmpty();
                assertThat(response.body()).as("texts of %s", request.uri()).doesNotContain("??");
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
