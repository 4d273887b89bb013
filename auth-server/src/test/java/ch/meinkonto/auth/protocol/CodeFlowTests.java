package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.TokenEvent;

class CodeFlowTests {
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

    @BeforeEach
    void forget() {
        server.events().clear();
    }

    @Test
    void aResidentSignsInAndThePortalGetsExactlyTheseTokens() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, code(portal, ANNA));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.body().keySet()).containsExactlyInAnyOrder("access_token", "refresh_token", "id_token",
                "scope", "token_type", "expires_in");
        assertThat(claimsWithoutTimes(tokens.text("access_token"))).isEqualTo(Map.of("iss", TestAuthServer.ISSUER,
                "sub", id(ANNA), "aud", "portal-api", "roles", List.of("RESIDENT"), "scope",
                List.of("email", "openid", "parking-permit", "profile")));
        assertThat(claimsWithoutTimes(tokens.text("id_token"))).isEqualTo(Map.of("iss", TestAuthServer.ISSUER, "sub",
                id(ANNA), "aud", "portal", "azp", "portal", "nonce", "nonce-1", "roles", List.of("RESIDENT"), "name",
                "Anna Muster", "email", ANNA));
        Map<String, Object> claims = TestClient.claims(tokens.text("access_token"));
        assertThat((int) claims.get("exp") - (int) claims.get("iat")).isEqualTo(600);
    }

    @Test
    void theTokenIsReadBackAtTheUserInfoEndpoint() {
        TestClient portal = TestClient.portal();
        String token = portal.redeem(url, code(portal, ANNA)).text("access_token");

        TestClient.Answer info = TestClient.get(url.resolve("/userinfo"), token);

        assertThat(info.body()).isEqualTo(
                Map.of("sub", id(ANNA), "name", "Anna Muster", "email", ANNA, "roles", List.of("RESIDENT")));
    }

    @Test
    void aCodeIsRedeemedOnceAndASecondAttemptTakesTheTokensBack() {
        TestClient portal = TestClient.portal();
        String code = code(portal, ANNA);
        TestClient.Answer tokens = portal.redeem(url, code);

        TestClient.Answer again = portal.redeem(url, code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).containsEntry("error", "invalid_grant");
        assertThat(portal.refresh(url, tokens.text("refresh_token")).status()).isEqualTo(400);
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REVOKE)).hasSize(1);
    }

    @Test
    void aRefreshTokenIsReplacedWithEachUse() {
        TestClient portal = TestClient.portal();
        TestClient.Answer first = portal.redeem(url, code(portal, ANNA));

        TestClient.Answer second = portal.refresh(url, first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        assertThat(portal.refresh(url, first.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
    }

    @Test
    void aPartnersProgramGetsATokenForThePortalsInterfaceOnAnyLoopbackPort() {
        TestClient partner = TestClient.partner();

        TestClient.Answer tokens = partner.redeem(url, code(partner, ANNA));

        assertThat(tokens.body()).doesNotContainKey("refresh_token");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("aud", "portal-api")
                .containsEntry("roles", List.of("RESIDENT"));
    }

    @Test
    void aMachineGetsATokenForTheEngineWithoutRoles() {
        TestClient.Answer tokens = TestClient.securityTests()
                .token(url, Map.of("grant_type", "client_credentials", "scope", "soc:read"));

        assertThat(claimsWithoutTimes(tokens.text("access_token"))).isEqualTo(Map.of("iss", TestAuthServer.ISSUER,
                "sub", "security-tests", "aud", "soc-engine", "scope", List.of("soc:read")));
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
                .containsEntry("state", "state-1");
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
    void aStolenRefreshTokenTakesAllTokensOfThatSignInBack() {
        TestClient portal = TestClient.portal();
        TestClient.Answer stolen = portal.redeem(url, code(portal, ANNA));
        TestClient.Answer current = portal.refresh(url, stolen.text("refresh_token"));
        server.database().sql("update retired_refresh_token set retired_at = retired_at - interval '1 minute'")
                .update();
        server.events().clear();

        assertThat(portal.refresh(url, stolen.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
        assertThat(portal.refresh(url, current.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REVOKE)).hasSize(1);
    }

    @Test
    void twoTabsThatRefreshAtTheSameMomentDoNotSignThePersonOut() {
        TestClient portal = TestClient.portal();
        TestClient.Answer first = portal.redeem(url, code(portal, ANNA));
        TestClient.Answer second = portal.refresh(url, first.text("refresh_token"));

        portal.refresh(url, first.text("refresh_token"));

        assertThat(portal.refresh(url, second.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void ofManyThatRedeemACodeAtTheSameMomentOneWins() throws Exception {
        TestClient portal = TestClient.portal();
        String code = code(portal, ANNA);
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> redeem = () -> portal.redeem(url, code).status();
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(6, redeem)).stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 400).hasSize(5);
        }
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_ISSUE))
                .filteredOn(event -> event.outcome() == Outcome.SUCCESS)
                .hasSize(1);
    }

    @Test
    void anAccountThatWasLockedGetsNoNewTokens() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, code(portal, "beat.keller@example.ch"));
        server.database().sql("update account.account set status = 'LOCKED' where login like 'beat%'").update();

        assertThat(portal.refresh(url, tokens.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
        assertThat(TestClient.get(url.resolve("/userinfo"), tokens.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    void authorizationsGoADayAfterTheirLastTokenExpired() {
        TestClient portal = TestClient.portal();
        portal.redeem(url, code(portal, ANNA));
        server.bean(RecordedAuthorizations.class).removeExpired();
        assertThat(authorizations()).isPositive();

        server.database().sql("""
                update oauth2_authorization set authorization_code_expires_at = now() - interval '25 hours',
                    access_token_expires_at = now() - interval '25 hours',
                    refresh_token_expires_at = now() - interval '25 hours'""").update();
        server.bean(RecordedAuthorizations.class).removeExpired();

        assertThat(authorizations()).isZero();
    }

    private static int authorizations() {
        return server.database().sql("select count(*) from oauth2_authorization").query(Integer.class).single();
    }

    @Test
    void everyTokenIsRecordedAndEveryRefusalToo() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, code(portal, ANNA));
        TestClient.Answer refreshed = portal.refresh(url, tokens.text("refresh_token"));
        portal.post(url.resolve("/oauth2/revoke"), Map.of("token", refreshed.text("refresh_token")));
        new TestClient("portal", "wrong", "", "").token(url, Map.of("grant_type", "client_credentials"));

        List<String> scopes = List.of("email", "openid", "parking-permit", "profile");
        assertThat(server.events().all()).filteredOn(TokenEvent.class::isInstance)
                .containsExactly(
                        new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, "portal", "authorization_code", scopes, id(ANNA),
                                tokenHash(tokens), null),
                        new TokenEvent(EventAction.OAUTH_TOKEN_REFRESH, "portal", "refresh_token", scopes, id(ANNA),
                                tokenHash(refreshed), null),
                        new TokenEvent(EventAction.OAUTH_TOKEN_REVOKE, "portal", null, scopes, id(ANNA),
                                tokenHash(refreshed), null),
                        new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, "portal", "client_credentials", List.of(), null,
                                null, "invalid_client"));
    }

    /** Sends a fresh browser to the server, signs in and returns the code that the client receives. */
    private static String code(TestClient client, String username) {
        TestBrowser browser = new TestBrowser();
        URI toLogin = TestBrowser.location(browser.get(client.authorizationRequest(url)));
        assertThat(toLogin.getPath()).isEqualTo("/login");
        URI back = TestBrowser.location(browser.signIn(url, username, TestAuthServer.PASSWORD));
        URI callback = TestBrowser.location(browser.get(back));
        assertThat(callback.toString()).startsWith(client.redirectUri() + "?");
        assertThat(TestClient.parameters(callback)).containsEntry("state", "state-1");
        return TestClient.parameters(callback).get("code");
    }

    private static String id(String username) {
        return server.bean(Accounts.class).find(new Login(username)).orElseThrow().id().toString();
    }

    private static String tokenHash(TestClient.Answer tokens) {
        return TokenChange.sha256((String) TestClient.claims(tokens.text("access_token")).get("jti"));
    }

    private static Map<String, Object> claimsWithoutTimes(String token) {
        Map<String, Object> claims = new HashMap<>(TestClient.claims(token));
        List.of("iat", "nbf", "exp", "jti", "auth_time", "sid").forEach(claims::remove);
        if (claims.get("scope") instanceof List<?> scopes) {
            claims.put("scope", scopes.stream().map(String.class::cast).sorted().toList());
        }
        return claims;
    }
}
