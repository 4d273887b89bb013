package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;

/**
 * Every parameter of every endpoint, missing, empty, doubled, oversized and wrongly encoded: the answer is the error the RFC
 * names, and never a fault of ours.
 */
class BadInputTests {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final TestClient PORTAL = TestClient.portal();
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsRefusedForItsFormIsToldWithoutItsContent() {
        server.events().clear();

        HttpResponse<String> twice = new TestBrowser().get(url.resolve("/oauth2/authorize?scope=a&scope=b"));
        HttpResponse<String> matrix = new TestBrowser().get(url.resolve("/login;as=admin"));

        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(matrix.statusCode()).isEqualTo(400);
        assertThat(server.events().of(EventAction.WAF_VALIDATION_REJECT)).containsExactly(
                new ValidationRejectedEvent("well-formed-parameters", null),
                new ValidationRejectedEvent("http-firewall", null));
    }

    /**
     * An endpoint and a request that it would read.
     *
     * @param path of the endpoint
     * @param get whether it is opened in a browser
     * @param authenticated whether the client shows its secret
     * @param parameters a complete request
     */
    record Endpoint(String path, boolean get, boolean authenticated, Map<String, String> parameters) {
        @Override
        public String toString() {
            return path + " " + parameters.getOrDefault("grant_type", "");
        }
    }

    static Stream<Endpoint> endpoints() {
        Map<String, String> authorize = PORTAL.authorizationParameters();
        authorize.putAll(Map.of("prompt", "login", "max_age", "1", "acr_values", "x", "resource",
                "http://localhost:8080/api/v1", "response_mode", "query", "ui_locales", "de", "id_token_hint", "x"));
        return Stream.of(new Endpoint("/oauth2/authorize", true, false, authorize),
                new Endpoint("/oauth2/authorize", true, false,
                        Map.of("client_id", "portal", "request_uri", "urn:ietf:params:oauth:request_uri:x")),
                new Endpoint("/oauth2/par", false, true, authorize),
                new Endpoint("/oauth2/token", false, true,
                        Map.of("grant_type", "authorization_code", "code", "x", "redirect_uri", PORTAL.redirectUri(),
                                "code_verifier", TestClient.VERIFIER, "resource", "x")),
                new Endpoint("/oauth2/token", false, true,
                        Map.of("grant_type", "refresh_token", "refresh_token", "x", "scope", "openid")),
                new Endpoint("/oauth2/token", false, true, Map.of("grant_type", "client_credentials", "scope", "x")),
                new Endpoint("/oauth2/token", false, false,
                        Map.of("grant_type", "authorization_code", "client_id", "partner", "code", "x",
                                "code_verifier", TestClient.VERIFIER)),
                new Endpoint("/oauth2/token", false, false, Map.of("grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", "x", "client_id", "portal")),
                new Endpoint("/oauth2/token", false, true,
                        Map.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token", "x",
                                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token", "actor_token",
                                "x", "actor_token_type", "x", "requested_token_type", "x", "audience", "x")),
                new Endpoint("/oauth2/token", false, true,
                        Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", "x")),
                new Endpoint("/oauth2/introspect", false, true,
                        Map.of("token", "x", "token_type_hint", "access_token")),
                new Endpoint("/oauth2/revoke", false, true, Map.of("token", "x", "token_type_hint", "refresh_token")),
                new Endpoint("/userinfo", true, false, Map.of("access_token", "x")),
                new Endpoint("/connect/logout", true, false, Map.of("id_token_hint", "x", "client_id", "portal",
                        "post_logout_redirect_uri", "http://localhost:8080/", "state", "x")));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noParameterBringsTheServerDown(Endpoint endpoint) {
        for (String name : endpoint.parameters().keySet()) {
            for (Map.Entry<String, String> damaged : damaged(endpoint.parameters(), name).entrySet()) {
                HttpResponse<String> answer = send(endpoint, damaged.getValue());

                String what = endpoint + " " + name + " " + damaged.getKey() + ": " + answer.statusCode() + " "
                        + answer.body();
                assertThat(answer.statusCode()).as(what).isLessThan(500);
                if (damaged.getKey().equals("doubled") && !name.equals("resource") && !name.equals("audience")
                        || damaged.getKey().equals("oversized") || damaged.getKey().startsWith("encoded")) {
                    assertThat(answer.statusCode()).as(what).isEqualTo(400);
                }
                if (!endpoint.get() && answer.statusCode() >= 400) {
                    assertThat(answer.body()).as(what).contains("\"error\"");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void neitherDoesARequestOfAnotherKind(Endpoint endpoint) {
        String complete = TestBrowser.form(endpoint.parameters());
        List<HttpRequest.Builder> requests = new ArrayList<>();
        URI uri = url.resolve(endpoint.path());
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
            requests.add(HttpRequest.newBuilder(URI.create(uri + "?" + complete))
                    .method(method, HttpRequest.BodyPublishers.noBody()));
        }
        for (String type : List.of("application/json", "text/plain", "multipart/form-data", "x", "")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(complete));
            requests.add(type.isEmpty() ? request : request.header("Content-Type", type));
        }
        for (String header : List.of("Basic", "Basic x", "Basic " + base64("portal"), "Basic " + base64(":"),
                "Basic " + base64("portal:%"), "Basic " + base64("x\u0000:y"), "Bearer", "Bearer x", "DPoP x", "x")) {
            requests.add(HttpRequest.newBuilder(uri)
                    .header("Authorization", header)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(complete)));
        }
        requests.forEach(request -> {
            HttpRequest built = request.build();
            HttpResponse<String> answer = send(built);
            assertThat(answer.statusCode()).as(built.method() + " " + built.headers() + " " + answer.body())
                    .isLessThan(500);
        });
    }

    private static Map<String, String> damaged(Map<String, String> parameters, String name) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        String value = others.remove(name);
        String rest = TestBrowser.form(others);
        String good = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        Map<String, String> damaged = new LinkedHashMap<>();
        damaged.put("missing", rest);
        damaged.put("empty", rest + "&" + name + "=");
        damaged.put("doubled", rest + "&" + good + "&" + good);
        damaged.put("oversized", rest + "&" + name + "=" + "x".repeat(8193));
        damaged.put("long", rest + "&" + name + "=" + "x".repeat(3000));
        damaged.put("encoded as half a character", rest + "&" + name + "=%C3");
        damaged.put("encoded with a zero", rest + "&" + name + "=x%00y");
        damaged.put("encoded with a line", rest + "&" + name + "=x%0D%0Ay");
        damaged.put("foreign", rest + "&" + name + "=%F0%9F%92%A3%C3%A4");
        damaged.put("quoted", rest + "&" + name + "=%27%22%3E%3Cscript%3E%5C");
        return damaged;
    }

    private static HttpResponse<String> send(Endpoint endpoint, String form) {
        URI uri = url.resolve(endpoint.path());
        HttpRequest.Builder request = endpoint.get()
                ? HttpRequest.newBuilder(URI.create(uri + "?" + form))
                : HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        if (endpoint.authenticated()) {
            request.header("Authorization", "Basic " + base64(PORTAL.id() + ":" + PORTAL.secret()));
        }
        return send(request.build());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
