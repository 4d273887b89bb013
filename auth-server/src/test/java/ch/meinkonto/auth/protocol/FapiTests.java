package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestKey;
import ch.meinkonto.ops.stores.TestPostgres;

/** A client with the FAPI 2.0 Security Profile, section 5.3.2: one switch, and each refusal that follows from it. */
class FapiTests {
    private static final String CLIENT = "meinkonto.auth.clients.bank.";
    private static final String REDIRECT = "https://bank.example/callback";
    private static final TestKey KEY = new TestKey();
    /** By itself it shows no secret and sends its id along: what it signs goes with each request. */
    private static final TestClient BANK = new TestClient("bank", null, REDIRECT, "openid parking-permit");
    private static HttpServer keys;
    private static TestAuthServer server;
    private static URI url;
    private static URI token;

    @BeforeAll
    static void start() throws IOException {
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] published = KEY.published().getBytes(StandardCharsets.UTF_8);
        keys.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        keys.start();
        server = TestAuthServer.start(TestPostgres.database("fapi"), CLIENT + "kind=web", CLIENT + "name=Bank",
                CLIENT + "fapi=true", CLIENT + "redirect-uris[0]=" + REDIRECT, CLIENT + "scopes[0]=openid",
                CLIENT + "scopes[1]=parking-permit",
                CLIENT + "keys-uri=http://127.0.0.1:" + keys.getAddress().getPort() + "/keys");
        url = server.url();
        token = url.resolve("/oauth2/token");
    }

    @AfterAll
    static void stop() {
        server.close();
        keys.stop(0);
    }

    @Test
    void aClientThatKeepsToTheProfileGetsBoundTokens() {
        TestClient.Answer tokens = redeem(code(), assertion(Map.of()), KEY.proof("POST", token,
                Map.of("nonce", nonce())));

        assertThat(tokens.status()).as(tokens.body().toString()).isEqualTo(200);
        assertThat(tokens.body()).containsEntry("token_type", "DPoP");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("cnf",
                Map.of("jkt", KEY.thumbprint()));
    }

    /** Section 5.3.2.2: pushed requests only. */
    @Test
    void aRequestThatWasNotPushedIsRefused() {
        assertThat(TestClient.parameters(TestBrowser.location(new TestBrowser().get(BANK.authorizationRequest(url)))))
                .containsEntry("error", "invalid_request");
    }

    /** Section 5.3.2.2: PKCE with S256. */
    @Test
    void aRequestWithoutProofKeyIsRefused() {
        for (Map<String, String> wrong : List.of(Map.of("code_challenge", ""),
                Map.of("code_challenge_method", "plain"), Map.of("code_challenge_method", ""))) {
            assertThat(push(wrong).body()).as(wrong.toString()).containsEntry("error", "invalid_request");
        }
    }

    /** Section 5.3.2.1: private_key_jwt. */
    @Test
    void aClientThatDoesNotSignOrSignsBadlyIsRefused() {
        assertThat(new TestClient("bank", "a-secret", REDIRECT, "openid").post(url.resolve("/oauth2/par"),
                BANK.authorizationParameters()).status()).isEqualTo(401);
        String replayed = assertion(Map.of());
        assertThat(push(Map.of(), replayed).status()).isEqualTo(201);
        for (String wrong : List.of(replayed, new TestKey().assertion("bank", TestAuthServer.ISSUER, Map.of()),
                KEY.assertion("portal", TestAuthServer.ISSUER, Map.of()),
                KEY.assertion("bank", "https://elsewhere.example", Map.of()),
                assertion(Map.of("exp", 1_000_000_000)), assertion(Map.of("exp", 9_000_000_000L)),
                assertion(Map.of("jti", "")), assertion(Map.of("exp", "")), "nonsense")) {
            TestClient.Answer answer = push(Map.of(), wrong);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(Map.of("error", "invalid_client"));
        }
    }

    /** Section 5.3.2.1: sender-constrained tokens. */
    @Test
    void aRequestForTokensWithoutAProofIsRefused() {
        assertThat(redeem(code(), assertion(Map.of()), null).body()).containsEntry("error", "invalid_dpop_proof");
    }

    @Test
    void theSwitchWithoutKeysDoesNotStart() {
        assertThatThrownBy(() -> TestAuthServer.start(TestPostgres.database("fapi_without"), CLIENT + "kind=web",
                CLIENT + "name=Bank", CLIENT + "fapi=true", CLIENT + "scopes[0]=openid",
                CLIENT + "secret=" + "x".repeat(40)))
                .rootCause()
                .hasMessageContaining("client bank cannot keep to FAPI without keys of its own");
    }

    private static String assertion(Map<String, Object> claims) {
        return KEY.assertion("bank", TestAuthServer.ISSUER, claims);
    }

    private static TestClient.Answer push(Map<String, String> different) {
        return push(different, assertion(Map.of()));
    }

    private static TestClient.Answer push(Map<String, String> different, String assertion) {
        Map<String, String> parameters = new LinkedHashMap<>(BANK.authorizationParameters());
        parameters.putAll(different);
        parameters.putAll(signed(assertion));
        return BANK.post(url.resolve("/oauth2/par"), parameters);
    }

    private static String code() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, "anna.muster@example.ch", TestAuthServer.PASSWORD);
        URI callback = TestBrowser.location(browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(
                Map.of("client_id", "bank", "request_uri", push(Map.of()).text("request_uri"))))));
        return TestClient.parameters(callback).get("code");
    }

    private static String nonce() {
        return redeem("x", assertion(Map.of()), KEY.proof("POST", token, Map.of())).header("DPoP-Nonce");
    }

    private static TestClient.Answer redeem(String code, String assertion, String proof) {
        Map<String, String> parameters = new HashMap<>(Map.of("grant_type", "authorization_code", "code", code,
                "redirect_uri", REDIRECT, "code_verifier", TestClient.VERIFIER));
        parameters.putAll(signed(assertion));
        return BANK.post(token, parameters, proof == null ? Map.of() : Map.of("DPoP", proof));
    }

    private static Map<String, String> signed(String assertion) {
        return Map.of("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion);
    }
}
