package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestKey;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.ops.stores.TestPostgres.Database;

/** Tokens bound to a key: RFC 9449. */
class DpopTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String BOUND = "meinkonto.auth.clients.partner.bound-tokens=true";
    private static final Database DATABASE = TestPostgres.database("dpop");
    private static final TestClient PORTAL = TestClient.portal();
    private static final TestClient PARTNER = TestClient.partner();
    private static TestAuthServer server;
    private static URI url;
    private static URI token;

    private final TestKey key = new TestKey();

    @BeforeAll
    static void start() {
        server = TestAuthServer.start(DATABASE, BOUND);
        url = server.url();
        token = url.resolve("/oauth2/token");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Section 8: the first answer gives the nonce; section 5: the token is bound and says so. */
    @Test
    void aTokenIsBoundToTheKeyAfterTheNonceWasFetched() {
        String code = PORTAL.code(url, ANNA);
        TestClient.Answer first = redeem(PORTAL, code, key.proof("POST", token, Map.of()));
        assertThat(first.status()).isEqualTo(400);
        assertThat(first.body()).containsEntry("error", "use_dpop_nonce");

        TestClient.Answer tokens = redeem(PORTAL, code,
                key.proof("POST", token, Map.of("nonce", first.header("DPoP-Nonce"))));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.body()).containsEntry("token_type", "DPoP");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("cnf",
                Map.of("jkt", key.thumbprint()));
        assertThat(tokens.header("DPoP-Nonce")).isNotBlank();
    }

    /** Section 4.3. */
    @Test
    void aProofThatIsNotGoodForTheRequestIsRefused() {
        String nonce = nonce();
        String other = "http://localhost:1/oauth2/token";
        List<Map<String, Object>> wrong = List.of(Map.of("htm", "GET"), Map.of("htu", other),
                Map.of("iat", Instant.now().minusSeconds(300).getEpochSecond()),
                Map.of("iat", Instant.now().plusSeconds(300).getEpochSecond()), Map.of("jti", ""), Map.of("htu", ""),
                Map.of("iat", ""));
        wrong.forEach(claims -> {
            Map<String, Object> all = new HashMap<>(claims);
            all.put("nonce", nonce);
            TestClient.Answer answer = machine(key.proof("POST", token, all));
            assertThat(answer.status()).as(claims.toString()).isEqualTo(400);
            assertThat(answer.body()).as(claims.toString()).containsEntry("error", "invalid_dpop_proof");
        });
        String good = key.proof("POST", token, Map.of("nonce", nonce));
        for (String broken : List.of("x", good.substring(0, good.length() - 4) + "AAAA", good + "." + good)) {
            assertThat(machine(broken).body()).containsEntry("error", "invalid_dpop_proof");
        }
    }

    /** RFC 9449 section 11.1: clocks are off, in both directions; at the token endpoint as much as at resources. */
    @Test
    void section11Point1AProofOfAClockThatIsAlmostAMinuteOffIsTaken() {
        assertThat(machine(proofMade(-50)).status()).as("slow").isEqualTo(200);
        assertThat(machine(proofMade(50)).status()).as("fast").isEqualTo(200);
        for (int seconds : List.of(-70, 70)) {
            assertThat(machine(proofMade(seconds)).body()).as("%s seconds off", seconds).containsEntry("error",
                    "invalid_dpop_proof");
        }
        String code = PORTAL.code(url, ANNA);
        assertThat(redeem(PORTAL, code, proofMade(-50)).body()).containsEntry("token_type", "DPoP");
    }

    private String proofMade(int secondsFromNow) {
        return key.proof("POST", token,
                Map.of("nonce", nonce(), "iat", Instant.now().plusSeconds(secondsFromNow).getEpochSecond()));
    }

    /** Section 8. */
    @Test
    void aNonceThatIsNotOursOrTooOldIsReplaced() {
        for (String nonce : List.of("x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%%%")) {
            TestClient.Answer answer = machine(key.proof("POST", token, Map.of("nonce", nonce)));
            assertThat(answer.body()).containsEntry("error", "use_dpop_nonce");
            assertThat(answer.header("DPoP-Nonce")).isNotEqualTo(nonce);
        }
    }

    /** Section 11.1, across instances. */
    @Test
    void aProofIsGoodOnceOnWhicheverInstance() {
        try (TestAuthServer other = TestAuthServer.start(DATABASE, BOUND)) {
            String proof = key.proof("POST", token, Map.of("nonce", nonce()));
            assertThat(machine(proof).status()).isEqualTo(200);
            assertThat(machine(proof).body()).containsEntry("error", "invalid_dpop_proof");

            // The other instance, behind the same address: it knows our nonces and our proofs.
            Map<String, String> headers = Map.of("DPoP", proof, "X-Forwarded-Proto", "http", "X-Forwarded-Host",
                    "localhost",
                    "X-Forwarded-Port", Integer.toString(url.getPort()));
            assertThat(machine(other.url(), headers).body()).containsEntry("error", "invalid_dpop_proof");
            Map<String, String> fresh = new HashMap<>(headers);
            fresh.put("DPoP", key.proof("POST", token, Map.of("nonce", nonce())));
            assertThat(machine(other.url(), fresh).status()).isEqualTo(200);
        }
    }

    /** Section 7.1: at our own resource, the user-info endpoint. */
    @Test
    void aBoundTokenNeedsItsProofAndIsNoBearerToken() {
        String access = redeem(PORTAL, PORTAL.code(url, ANNA),
                key.proof("POST", token, Map.of("nonce", nonce()))).text("access_token");
        URI userInfo = url.resolve("/userinfo");
        String hash = TestKey.hash(access);

        assertThat(get(userInfo, "DPoP " + access, key.proof("GET", userInfo, Map.of("ath", hash))))
                .isEqualTo(200);
        String once = key.proof("GET", userInfo, Map.of("ath", hash));
        assertThat(get(userInfo, "DPoP " + access, once)).isEqualTo(200);
        assertThat(get(userInfo, "DPoP " + access, once)).isEqualTo(401);
        assertThat(get(userInfo, "DPoP " + access, key.proof("GET", userInfo, Map.of()))).isEqualTo(401);
        assertThat(get(userInfo, "DPoP " + access,
                new TestKey().proof("GET", userInfo, Map.of("ath", hash)))).isEqualTo(401);
        assertThat(TestClient.get(userInfo, access).status()).isEqualTo(401);
    }

    /** Section 5 and RFC 9700 section 2.2.2: refresh tokens of a program without a secret. */
    @Test
    void aProgramOnADeviceRenewsTokensWithItsKeyAndNobodyElseDoes() {
        TestClient.Answer tokens = redeem(PARTNER, PARTNER.code(url, ANNA),
                key.proof("POST", token, Map.of("nonce", nonce())));
        String refresh = tokens.text("refresh_token");

        assertThat(PARTNER.refresh(url, refresh).body()).containsEntry("error", "invalid_dpop_proof");
        assertThat(refresh(refresh, new TestKey()).body()).containsEntry("error", "invalid_dpop_proof");
        TestClient.Answer renewed = refresh(refresh, key);
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(TestClient.claims(renewed.text("access_token"))).containsEntry("cnf",
                Map.of("jkt", key.thumbprint()));
        assertThat(refresh(refresh, key).body()).containsEntry("error", "invalid_grant");
    }

    /** RFC 7009 section 2.1: it says who it is, and what it gives back was issued to it. */
    @Test
    void aProgramOnADeviceGivesItsTokensBackAndNobodyElseDoes() {
        TestClient.Answer tokens = redeem(PARTNER, PARTNER.code(url, ANNA),
                key.proof("POST", token, Map.of("nonce", nonce())));
        URI revoke = url.resolve("/oauth2/revoke");
        Map<String, String> refresh = Map.of("token", tokens.text("refresh_token"));
        TestClient nobody = new TestClient("nobody", null, "", "");
        TestClient withSecret = new TestClient("portal", null, "", "");
        assertThat(nobody.post(revoke, refresh).body()).containsEntry("error", "invalid_client");
        assertThat(withSecret.post(revoke, refresh).body()).containsEntry("error", "invalid_client");
        assertThat(PORTAL.post(revoke, refresh).body()).containsEntry("error", "invalid_client");
        assertThat(PARTNER.post(url.resolve("/oauth2/introspect"),
                Map.of("token", tokens.text("access_token"), "grant_type", "refresh_token")).status()).isEqualTo(401);

        TestClient.Answer renewed = refresh(tokens.text("refresh_token"), key);
        assertThat(PARTNER.post(revoke, Map.of("token", renewed.text("refresh_token"))).status()).isEqualTo(200);

        assertThat(refresh(renewed.text("refresh_token"), key).body()).containsEntry("error", "invalid_grant");
    }

    /** Section 5.2. */
    @Test
    void aClientWhoseTokensAreBoundGetsNoneWithoutAProof() {
        assertThat(PARTNER.redeem(url, PARTNER.code(url, ANNA)).body()).containsEntry("error", "invalid_dpop_proof");
    }

    /** Section 10. */
    @Test
    void aCodeBoundToAKeyIsRedeemedWithThatKeyOnly() {
        String nonce = nonce();
        for (String wrong : new String[]{null, new TestKey().proof("POST", token, Map.of("nonce", nonce))}) {
            TestClient.Answer answer = wrong == null
                    ? PORTAL.redeem(url, boundCode())
                    : redeem(PORTAL, boundCode(), wrong);
            assertThat(answer.body()).containsEntry("error", "invalid_dpop_proof");
        }
        assertThat(redeem(PORTAL, boundCode(), key.proof("POST", token, Map.of("nonce", nonce))).status())
                .isEqualTo(200);
    }

    /** Section 10.1. */
    @Test
    void aPushedRequestWithAProofBindsTheCode() {
        URI par = url.resolve("/oauth2/par");
        TestClient.Answer pushed = PORTAL.post(par, PORTAL.authorizationParameters(),
                Map.of("DPoP", key.proof("POST", par, Map.of("nonce", nonce()))));
        assertThat(pushed.status()).isEqualTo(201);
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        URI callback = TestBrowser.location(browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(
                Map.of("client_id", "portal", "request_uri", pushed.text("request_uri"))))));

        assertThat(PORTAL.redeem(url, TestClient.parameters(callback).get("code")).body()).containsEntry("error",
                "invalid_dpop_proof");
    }

    private String boundCode() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        Map<String, String> parameters = PORTAL.authorizationParameters();
        parameters.put("dpop_jkt", key.thumbprint());
        return TestClient.parameters(TestBrowser.location(
                browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters))))).get("code");
    }

    private String nonce() {
        return machine(key.proof("POST", token, Map.of())).header("DPoP-Nonce");
    }

    private TestClient.Answer refresh(String refreshToken, TestKey prover) {
        return PARTNER.post(token, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken),
                Map.of("DPoP", prover.proof("POST", token, Map.of("nonce", nonce()))));
    }

    private static TestClient.Answer redeem(TestClient client, String code, String proof) {
        return client.post(token, Map.of("grant_type", "authorization_code", "code", code, "redirect_uri",
                client.redirectUri(), "code_verifier", TestClient.VERIFIER), Map.of("DPoP", proof));
    }

    private static TestClient.Answer machine(String proof) {
        return machine(url, Map.of("DPoP", proof));
    }

    private static TestClient.Answer machine(URI at, Map<String, String> headers) {
        return TestClient.securityTests()
                .post(at.resolve("/oauth2/token"), Map.of("grant_type", "client_credentials", "scope", "soc:read"),
                        headers);
    }

    private static int get(URI resource, String authorization, String proof) {
        return TestClient.get(resource, Map.of("Authorization", authorization, "DPoP", proof)).status();
    }
}
