package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;

/** Authorization codes and where they are sent. */
class AuthorizationCodeTests {
    private static final String ANNA = "anna.muster@example.ch";
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

    /** RFC 6749 section 4.1.2. */
    @Test
    void aCodeLivesForAMinute() {
        TestClient portal = TestClient.portal();
        String code = portal.code(url, ANNA);

        assertThat(server.database().sql("""
                select round(extract(epoch from authorization_code_expires_at - authorization_code_issued_at))::int
                from oauth2_authorization where authorization_code_value = ?""")
                .param(code)
                .query(Integer.class)
                .single()).isEqualTo(60);
        server.database().sql("""
                update oauth2_authorization
                set authorization_code_issued_at = authorization_code_issued_at - interval '61 seconds',
                    authorization_code_expires_at = authorization_code_expires_at - interval '61 seconds'""").update();
        assertThat(portal.redeem(url, code).body()).containsEntry("error", "invalid_grant");
    }

    /** RFC 6749 section 4.1.2, RFC 9700 section 4.2.4. */
    @Test
    void aReplayedCodeRevokesTheAccessTokenToo() {
        TestClient portal = TestClient.portal();
        String code = portal.code(url, ANNA);
        TestClient.Answer tokens = portal.redeem(url, code);
        assertThat(TestClient.get(url.resolve("/userinfo"), tokens.text("access_token")).status()).isEqualTo(200);

        assertThat(portal.redeem(url, code).body()).containsEntry("error", "invalid_grant");

        assertThat(TestClient.get(url.resolve("/userinfo"), tokens.text("access_token")).status()).isEqualTo(401);
        assertThat(portal.refresh(url, tokens.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
    }

    /** RFC 6749 section 4.1.3: a code is bound to its client, its redirect URI and its verifier (RFC 7636 section 4.6). */
    @Test
    void aCodeIsOfNoUseToAnybodyElse() {
        TestClient portal = TestClient.portal();
        Map<String, String> good = Map.of("grant_type", "authorization_code", "redirect_uri", portal.redirectUri(),
                "code_verifier", TestClient.VERIFIER);
        for (Map<String, String> different : new Map[]{Map.of("redirect_uri", "http://localhost:8080/other"),
                Map.of("code_verifier", "x".repeat(43))}) {
            Map<String, String> request = new HashMap<>(good);
            request.put("code", portal.code(url, ANNA));
            request.putAll(different);
            assertThat(portal.token(url, request).body()).as(different.toString()).containsEntry("error",
                    "invalid_grant");
        }
        assertThat(TestClient.dashboards().redeem(url, portal.code(url, ANNA)).body()).containsEntry("error",
                "invalid_grant");
    }

    /** RFC 9700 section 2.1: exact comparison; RFC 6749 section 4.1.2.1: no redirect where it fails. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/login/oauth2/code/meinkonto/",
            "http://localhost:8080/login/oauth2/code/meinkonto?x=1",
            "http://localhost:8080/login/oauth2/code/../code/meinkonto",
            "http://localhost:8080/login/oauth2/code/meinkonto#x", "HTTP://localhost:8080/login/oauth2/code/meinkonto",
            "http://localhost:9999/login/oauth2/code/meinkonto", "http://localhost:8080@attacker.example/",
            "javascript:alert(1)", "http://[", "%"})
    void aRedirectUriThatIsNotTheClientsLeadsToAPageAndNowhereElse(String redirectUri) {
        Map<String, String> parameters = TestClient.portal().authorizationParameters();
        parameters.put("redirect_uri", redirectUri);

        assertRefusedOnAPage(parameters);
    }

    /** RFC 8252 section 7.3: any port, but nothing else, and for programs on devices only. */
    @Test
    void onlyAProgramOnADeviceChoosesItsPort() {
        Map<String, String> elsewhere = TestClient.partner().authorizationParameters();
        elsewhere.put("redirect_uri", "http://127.0.0.1:41234/other");
        assertRefusedOnAPage(elsewhere);

        try (TestAuthServer other = TestAuthServer.start(TestPostgres.database("loopback"),
                "meinkonto.portal-url=http://127.0.0.1:8080")) {
            Map<String, String> parameters = TestClient.portal().authorizationParameters();
            parameters.put("redirect_uri", "http://127.0.0.1:8081/login/oauth2/code/meinkonto");
            HttpResponse<String> response = new TestBrowser()
                    .get(other.url().resolve("/oauth2/authorize?" + TestBrowser.form(parameters)));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("Location")).isEmpty();
        }
    }

    /** RFC 6749 section 4.1.2.1. */
    @Test
    void aClientNobodyKnowsLeadsToAPage() {
        Map<String, String> parameters = TestClient.portal().authorizationParameters();
        parameters.put("client_id", "unheard-of");

        assertRefusedOnAPage(parameters);
    }

    private static void assertRefusedOnAPage(Map<String, String> parameters) {
        HttpResponse<String> response = new TestBrowser()
                .get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(response.body()).contains("Das hat nicht geklappt");
    }
}
