package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;

/**
 * No request needs two connections to the database at once: as many of them as there are connections would wait for each other
 * until all are refused.
 */
class OneConnectionTests {
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start(TestPostgres.database("auth"),
                "spring.datasource.hikari.connection-timeout=1500");
        url = server.url();
        HikariDataSource connections = server.bean(HikariDataSource.class);
        connections.setMinimumIdle(1);
        connections.setMaximumPoolSize(1);
        connections.getHikariPoolMXBean().softEvictConnections();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPersonSignsInAndStaysSignedIn() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, portal.code(url, "anna.muster@example.ch"));
        assertThat(tokens.status()).isEqualTo(200);

        TestClient.Answer renewed = portal.refresh(url, tokens.text("refresh_token"));

        assertThat(renewed.status()).isEqualTo(200);
    }

    @Test
    void aMachineGetsATokenAndLearnsWhatItIsGoodFor() {
        TestClient tests = TestClient.securityTests();
        TestClient.Answer token = tests.token(url, Map.of("grant_type", "client_credentials"));
        assertThat(token.status()).isEqualTo(200);

        assertThat(tests.post(url.resolve("/oauth2/introspect"), Map.of("token", token.text("access_token")))
                .body()).containsEntry("active", true);
    }
}
