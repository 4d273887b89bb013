package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;

/** What stands in access tokens, and for whom they are. */
class AccessTokenTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String PORTAL_API = "http://localhost:8080/api/v1";
    private static final String ENGINE = "http://localhost:8095/api/v1";
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

    /** RFC 9068 sections 2.1 and 2.2. */
    @Test
    void anAccessTokenSaysThatItIsOneAndForWhichClient() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, portal.code(url, ANNA));

        assertThat(TestClient.header(tokens.text("access_token"))).containsEntry("typ", "at+jwt")
                .containsEntry("alg", "ES256")
                .containsKey("kid");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("client_id", "portal")
                .containsEntry("aud", "portal-api")
                .containsKeys("iss", "exp", "iat", "sub", "jti");
    }

    /** RFC 9068 section 4. */
    @Test
    void anIdTokenOpensNothing() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, portal.code(url, ANNA));

        assertThat(TestClient.get(url.resolve("/userinfo"), tokens.text("id_token")).status()).isEqualTo(401);
    }

    /** RFC 8707 section 2.2. */
    @Test
    void aResourceNamedAtTheTokenEndpointIsTheAudience() {
        assertThat(TestClient.claims(machineToken(ENGINE).text("access_token"))).containsEntry("aud", "soc-engine");
        assertThat(machineToken(PORTAL_API).body()).containsEntry("error", "invalid_target");
        assertThat(machineToken("https://elsewhere.example/").body()).containsEntry("error", "invalid_target");
    }

    /** RFC 8707 section 2, RFC 9700 section 2.3: a token that several would accept could be replayed. */
    @Test
    void aScopeThatOpensSeveralResourcesNeedsTheNameOfOne() {
        TestClient engine = TestClient.engine();
        Map<String, String> request = Map.of("grant_type", "client_credentials", "scope", "soc:respond");
        assertThat(engine.token(url, request).body()).containsEntry("error", "invalid_target");

        Map<String, String> named = new HashMap<>(request);
        named.put("resource", PORTAL_API);
        assertThat(TestClient.claims(engine.token(url, named).text("access_token"))).containsEntry("aud", "portal-api");
        named.put("resource", TestAuthServer.ISSUER + "/api/v1");
        assertThat(TestClient.claims(engine.token(url, named).text("access_token"))).containsEntry("aud",
                "auth-server-api");
    }

    @Test
    void ofSeveralScopesTheResourceThatAllOfThemOpenIsMeant() {
        Map<String, String> request = Map.of("grant_type", "client_credentials", "scope", "soc:read soc:respond");
        assertThat(TestClient.claims(TestClient.securityTests().token(url, request).text("access_token")))
                .containsEntry("aud", "soc-engine");
    }

    /** RFC 8707 section 2.1. */
    @Test
    void aResourceNamedInTheAuthorizationRequestStaysTheAudience() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, code(PORTAL_API));
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("aud", "portal-api");

        Map<String, String> other = new HashMap<>(Map.of("grant_type", "refresh_token", "refresh_token",
                tokens.text("refresh_token"), "resource", ENGINE));
        assertThat(portal.token(url, other).body()).containsEntry("error", "invalid_target");
    }

    /** RFC 8707 section 2. */
    @Test
    void aResourceThatTheScopesDoNotOpenIsRefusedBeforeAnybodySignsIn() {
        Map<String, String> parameters = TestClient.portal().authorizationParameters();
        parameters.put("resource", ENGINE);

        URI back = TestBrowser.location(new TestBrowser()
                .get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters))));

        assertThat(TestClient.parameters(back)).containsEntry("error", "invalid_target")
                .containsEntry("iss", TestAuthServer.ISSUER);
    }

    private static String code(String resource) {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        Map<String, String> parameters = TestClient.portal().authorizationParameters();
        parameters.put("resource", resource);
        URI callback = TestBrowser
                .location(browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters))));
        return TestClient.parameters(callback).get("code");
    }

    private static TestClient.Answer machineToken(String resource) {
        return TestClient.securityTests()
                .token(url, Map.of("grant_type", "client_credentials", "scope", "soc:read", "resource", resource));
    }
}
