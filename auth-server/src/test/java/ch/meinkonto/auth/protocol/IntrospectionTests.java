package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;

/** What clients learn of tokens (RFC 7662), and how they give them back (RFC 7009). */
class IntrospectionTests {
    private static final String ANNA = "anna.muster@example.ch";
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

    /** RFC 7662 section 2.2. */
    @Test
    void anActiveTokenIsDescribed() {
        TestClient.Answer tokens = tokens();
        assertThat(introspect(tokens.text("access_token"))).containsEntry("active", true)
                .containsEntry("client_id", "portal")
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "email openid parking-permit profile")
                .containsEntry("iss", TestAuthServer.ISSUER)
                .containsKeys("sub", "exp", "iat", "aud", "jti");
        assertThat(introspect(tokens.text("refresh_token"))).containsEntry("active", true);
    }

    /** RFC 7662 section 2.2: of anything else, no more than that it is not good. */
    @Test
    void ofAnyOtherTokenNothingIsTold() {
        assertThat(introspect("nonsense")).isEqualTo(Map.of("active", false));
        TestClient.Answer tokens = tokens();
        revoke(PORTAL, tokens.text("refresh_token"));
        assertThat(introspect(tokens.text("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(introspect(tokens.text("refresh_token"))).isEqualTo(Map.of("active", false));
    }

    /** RFC 7662 section 2.1. */
    @Test
    void whoIsNoClientLearnsNothing() {
        TestClient.Answer answer = TestClient.partner()
                .post(url.resolve("/oauth2/introspect"), Map.of("token", tokens().text("access_token")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(Map.of("error", "invalid_client"));
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    }

    /** RFC 7009 section 2.1: a token goes back by who got it; section 2.2: one that is not good is no error. */
    @Test
    void aTokenIsRevokedByItsClientOnly() {
        TestClient.Answer tokens = tokens();
        assertThat(revoke(TestClient.dashboards(), tokens.text("access_token")).body()).containsEntry("error",
                "invalid_client");
        assertThat(introspect(tokens.text("access_token"))).containsEntry("active", true);

        assertThat(revoke(PORTAL, tokens.text("access_token")).status()).isEqualTo(200);
        assertThat(introspect(tokens.text("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(revoke(PORTAL, "nonsense").status()).isEqualTo(200);
    }

    private static Map<String, Object> introspect(String token) {
        TestClient.Answer answer = PORTAL.post(url.resolve("/oauth2/introspect"), Map.of("token", token));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static TestClient.Answer revoke(TestClient client, String token) {
        return client.post(url.resolve("/oauth2/revoke"), Map.of("token", token));
    }

    private static TestClient.Answer tokens() {
        return PORTAL.redeem(url, PORTAL.code(url, ANNA));
    }
}
