package ch.meinkonto.auth.protocol;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.key.Digests;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.TokenEvent;

class CodeFlowTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String SINGLE_FACTOR = "urn:meinkonto:acr:single-factor";
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

    @BeforeEach
    void forget() {
        server.events().clear();
    }

    @Test
    void aResidentSignsInAndThePortalGetsExactlyTheseTokens() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, portal.code(url, ANNA));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.body().keySet()).containsExactlyInAnyOrder("access_token", "refresh_token", "id_token",
                "scope", "token_type", "expires_in");
        assertThat(claimsWithoutTimes(tokens.text("access_token"))).isEqualTo(Map.of("iss", TestAuthServer.ISSUER,
                "sub", id(ANNA), "aud", "portal-api", "client_id", "portal", "roles", List.of("RESIDENT"), "scope",
                "email openid parking-permit profile", "acr", SINGLE_FACTOR, "amr", List.of("pwd")));
        assertThat(claimsWithoutTimes(tokens.text("id_token"))).isEqualTo(Map.ofEntries(
                entry("iss", TestAuthServer.ISSUER), entry("sub", id(ANNA)), entry("aud", "portal"),
                entry("azp", "portal"), entry("nonce", "nonce-1"), entry("acr", SINGLE_FACTOR),
                entry("amr", List.of("pwd")), entry("roles", List.of("RESIDENT"))));
        Map<String, Object> claims = TestClient.claims(tokens.text("access_token"));
        assertThat((int) claims.get("exp") - (int) claims.get("iat")).isEqualTo(600);
    }

    @Test
    void theTokenIsReadBackAtTheUserInfoEndpoint() {
        TestClient portal = TestClient.portal();
        String token = portal.redeem(url, portal.code(url, ANNA)).text("access_token");

        TestClient.Answer info = TestClient.get(url.resolve("/userinfo"), token);

        assertThat(info.body()).isEqualTo(
                Map.of("sub", id(ANNA), "name", "Anna Muster", "email", ANNA, "roles", List.of("RESIDENT")));
    }

    @Test
    void aPartnersProgramGetsATokenForThePortalsInterfaceOnAnyLoopbackPort() {
        TestClient partner = TestClient.partner();

        TestClient.Answer tokens = partner.redeem(url, partner.code(url, ANNA));

        assertThat(tokens.body()).doesNotContainKey("refresh_token");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("aud", "portal-api")
                .doesNotContainKey("roles");
    }

    @Test
    void aMachineGetsATokenForTheEngineWithoutRoles() {
        TestClient.Answer tokens = TestClient.securityTests()
                .token(url, Map.of("grant_type", "client_credentials", "scope", "soc:read"));

        assertThat(claimsWithoutTimes(tokens.text("access_token"))).isEqualTo(Map.of("iss", TestAuthServer.ISSUER,
                "sub", "security-tests", "aud", "soc-engine", "client_id", "security-tests", "scope", "soc:read"));
    }

    @Test
    void aWrongRedirectUriLeadsToAPageAndNowhereElse() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        TestClient attacker = new TestClient("portal", null, "https://attacker.example/", "openid");

        HttpResponse<String> response = browser.get(attacker.authorizationRequest(url));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.body()).contains("Das hat nicht geklappt").doesNotContain("attacker");
    }

    @Test
    void withoutAProofKeyThereIsNoCode() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        Map<String, String> parameters = TestClient.portal().authorizationParameters();
        parameters.remove("code_challenge");

        URI back = TestBrowser.location(
                browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters))));

        assertThat(back.toString()).startsWith(TestClient.portal().redirectUri());
        assertThat(TestClient.parameters(back)).containsEntry("error", "invalid_request")
                .containsEntry("state", "state-1")
                .containsEntry("iss", TestAuthServer.ISSUER);
    }

    @Test
    void aClientWithAWrongSecretIsToldSoAndNothingElse() {
        TestClient.Answer answer = new TestClient("portal", "wrong", "", "").token(url,
                Map.of("grant_type", "client_credentials"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(Map.of("error", "invalid_client"));
    }

    @Test
    void aClientNobodyKnowsLeavesNoNameInTheEvents() {
        new TestClient("my-password-123", "x", "", "").token(url, Map.of("grant_type", "made-up"));

        assertThat(server.events().all()).containsExactly(new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, null, null,
                List.of(), null, null, "invalid_client"));
    }

    @Test
    void everyAnswerNamesTheServer() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        URI callback = TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url)));

        assertThat(TestClient.parameters(callback)).containsOnlyKeys("code", "state", "iss")
                .containsEntry("iss", TestAuthServer.ISSUER);
    }

    @Test
    void discoveryPromisesWhatThereIsAndNoMore() {
        Map<String, Object> metadata = TestClient.get(url.resolve("/.well-known/openid-configuration"), "none").body();

        assertThat(metadata).containsEntry("issuer", TestAuthServer.ISSUER)
                .containsEntry("grant_types_supported",
                        List.of("authorization_code", "client_credentials", "refresh_token",
                                "urn:ietf:params:oauth:grant-type:device_code",
                                "urn:ietf:params:oauth:grant-type:token-exchange"))
                .containsEntry("token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "private_key_jwt", "none"))
                .containsEntry("revocation_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "private_key_jwt", "none"))
                .containsEntry("scopes_supported",
                        List.of("admin", "email", "move", "openid", "parking-approval", "parking-permit", "profile",
                                "soc:read", "soc:respond", "tax-extension", "weekly-residence"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("id_token_signing_alg_values_supported", List.of("ES256"))
                .containsKey("dpop_signing_alg_values_supported")
                .containsEntry("device_authorization_endpoint", TestAuthServer.ISSUER + "/oauth2/device_authorization")
                .doesNotContainKeys("registration_endpoint");
    }

    @Test
    void everyTokenIsRecordedAndEveryRefusalToo() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, portal.code(url, ANNA));
        TestClient.Answer refreshed = portal.refresh(url, tokens.text("refresh_token"));
        portal.post(url.resolve("/oauth2/revoke"), Map.of("token", refreshed.text("refresh_token")));
        new TestClient("portal", "wrong", "", "").token(url, Map.of("grant_type", "client_credentials"));

        List<String> scopes = List.of("email", "openid", "parking-permit", "profile");
        String family = server.database().sql("""
                select id from oauth2_authorization where access_token_value = ?""")
                .param(refreshed.text("access_token"))
                .query(String.class)
                .single();
        assertThat(server.events().all()).filteredOn(TokenEvent.class::isInstance)
                .containsExactly(
                        new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, "portal", "authorization_code", scopes, id(ANNA),
                                tokenHash(tokens), null, family, false),
                        new TokenEvent(EventAction.OAUTH_TOKEN_REFRESH, "portal", "refresh_token", scopes, id(ANNA),
                                tokenHash(refreshed), null, family, false),
                        new TokenEvent(EventAction.OAUTH_TOKEN_REVOKE, "portal", null, scopes, id(ANNA),
                                tokenHash(refreshed), null, family, false),
                        new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, "portal", "client_credentials", List.of(), null,
                                null, "invalid_client"));
    }

    private static String id(String username) {
        return server.bean(Accounts.class).find(new Login(username)).orElseThrow().id().toString();
    }

    private static String tokenHash(TestClient.Answer tokens) {
        return Digests.sha256((String) TestClient.claims(tokens.text("access_token")).get("jti"));
    }

    private static Map<String, Object> claimsWithoutTimes(String token) {
        Map<String, Object> claims = new HashMap<>(TestClient.claims(token));
        List.of("iat", "nbf", "exp", "jti", "auth_time", "sid").forEach(claims::remove);
        return claims;
    }
}
