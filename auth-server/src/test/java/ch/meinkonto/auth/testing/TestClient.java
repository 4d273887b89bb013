package ch.meinkonto.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OAuth client that does by hand what the protocol says.
 *
 * @param id client id
 * @param secret client secret, absent for a native client
 * @param redirectUri where it receives codes
 * @param scope what it asks for
 */
public record TestClient(String id, @Nullable String secret, String redirectUri, String scope) {
    public static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters-0123456789";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static TestClient portal() {
        return new TestClient("portal", TestAuthServer.PORTAL_SECRET,
                "http://localhost:8080/login/oauth2/code/meinkonto", "openid profile email parking-permit");
    }

    public static TestClient dashboards() {
        return new TestClient("dashboards", TestAuthServer.DASHBOARDS_SECRET,
                "http://localhost:8090/login/oauth2/code/meinkonto", "openid profile email");
    }

    public static TestClient partner() {
        return new TestClient("partner", null, "http://127.0.0.1:41234/callback", "openid parking-permit");
    }

    public static TestClient partnerApp() {
        return new TestClient("partner-app", null, "http://127.0.0.1:41234/callback", "openid parking-permit");
    }

    public static TestClient partnerService() {
        return new TestClient("partner-service", TestAuthServer.PARTNER_SECRET, "", "parking-permit");
    }

    public static TestClient inspectorTerminal() {
        return new TestClient("inspector-terminal", null, "", "parking-permit");
    }

    public static TestClient securityTests() {
        return new TestClient("security-tests", TestAuthServer.TESTS_SECRET, "", "soc:read");
    }

    public static TestClient engine() {
        return new TestClient("engine", TestAuthServer.ENGINE_SECRET, "", "soc:respond");
    }

    /** Where the client sends the browser. */
    public URI authorizationRequest(URI server) {
        return server.resolve("/oauth2/authorize?" + TestBrowser.form(authorizationParameters()));
    }

    /** The parameters of a correct authorization request. */
    public Map<String, String> authorizationParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", id);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", scope);
        parameters.put("state", "state-1");
        parameters.put("nonce", "nonce-1");
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** Sends a fresh browser to the server, signs in and returns the code that this client receives. */
    public String code(URI server, String username) {
        TestBrowser browser = new TestBrowser();
        URI toLogin = TestBrowser.location(browser.get(authorizationRequest(server)));
        assertThat(toLogin.getPath()).isEqualTo("/login");
        URI back = TestBrowser.location(browser.signIn(server, username, TestAuthServer.PASSWORD));
        URI callback = TestBrowser.location(browser.get(back));
        assertThat(callback.toString()).startsWith(redirectUri + "?");
        assertThat(parameters(callback)).containsEntry("state", "state-1");
        return parameters(callback).get("code");
    }

    /** Redeems a code. */
    public Answer redeem(URI server, String code) {
        return token(server, Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri,
                "code_verifier", VERIFIER));
    }

    /** Asks for new tokens. */
    public Answer refresh(URI server, String refreshToken) {
        return token(server, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Asks the token endpoint. */
    public Answer token(URI server, Map<String, String> parameters) {
        return post(server.resolve("/oauth2/token"), parameters);
    }

    /** Sends parameters to an endpoint, as this client. */
    public Answer post(URI endpoint, Map<String, String> parameters) {
        return post(endpoint, parameters, Map.of());
    }

    /** Sends parameters to an endpoint, as this client, with these headers. */
    public Answer post(URI endpoint, Map<String, String> parameters, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        if (secret == null) {
            all.put("client_id", id);
        } else {
            String credentials = Base64.getEncoder()
                    .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(TestBrowser.form(all))).build());
    }

    /** Opens a resource with a token. */
    public static Answer get(URI resource, String accessToken) {
        return get(resource, Map.of("Authorization", "Bearer " + accessToken));
    }

    /** Opens a resource with these headers. */
    public static Answer get(URI resource, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(resource);
        headers.forEach(request::header);
        return send(request.build());
    }

    /** A status, a JSON document and headers. */
    public record Answer(int status, Map<String, Object> body, HttpHeaders headers) {
        /** The first header of this name. */
        public String header(String name) {
            return headers.firstValue(name).orElseThrow(() -> new AssertionError("no " + name + " in " + this));
        }

        /** A text of the document. */
        public String text(String name) {
            Object value = body.get(name);
            if (value == null) {
                throw new AssertionError("no " + name + " in " + this);
            }
            return value.toString();
        }
    }

    /** The parameters of an address. */
    public static Map<String, String> parameters(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The header of a token. */
    public static Map<String, Object> header(String token) {
        return part(token, 0);
    }

    /** The claims of a token, without a look at its signature. */
    public static Map<String, Object> claims(String token) {
        return part(token, 1);
    }

    private static Map<String, Object> part(String token, int index) {
        return map(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body().isBlank() ? Map.of() : map(response.body()),
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) {
        return JSON.readValue(json, Map.class);
    }

    private static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
