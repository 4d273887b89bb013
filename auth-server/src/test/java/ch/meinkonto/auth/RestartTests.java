package ch.meinkonto.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.ops.stores.TestPostgres.Database;

class RestartTests {
    private static final String ANNA = "anna.muster@example.ch";

    @Test
    void whatBeganOnOneInstanceEndsOnAnother() {
        Database database = TestPostgres.database("restart");
        TestBrowser browser = new TestBrowser();
        TestClient portal = TestClient.portal();
        String keys;
        URI savedRequest;
        try (TestAuthServer first = TestAuthServer.start(database)) {
            keys = new TestBrowser().get(first.url().resolve("/oauth2/jwks")).body();
            browser.get(portal.authorizationRequest(first.url()));
            savedRequest = TestBrowser.location(browser.signIn(first.url(), ANNA, TestAuthServer.PASSWORD));
        }
        try (TestAuthServer second = TestAuthServer.start(database)) {
            URI sameRequest = second.url().resolve(savedRequest.getPath() + "?" + savedRequest.getRawQuery());
            URI callback = TestBrowser.location(browser.get(sameRequest));
            TestClient.Answer tokens = portal.redeem(second.url(), TestClient.parameters(callback).get("code"));

            assertThat(tokens.status()).isEqualTo(200);
            assertThat(new TestBrowser().get(second.url().resolve("/oauth2/jwks")).body()).isEqualTo(keys);
        }
    }

    @Test
    void aRestartChangesNoClientAndANewSecretReplacesTheOld() {
        Database database = TestPostgres.database("clients");
        List<Map<String, Object>> before;
        try (TestAuthServer first = TestAuthServer.start(database)) {
            before = clients(first.database());
        }
        try (TestAuthServer second = TestAuthServer.start(database)) {
            assertThat(clients(second.database())).isEqualTo(before);
        }
        String newSecret = "another-secret-another-secret-another-secret";
        try (TestAuthServer third = TestAuthServer.start(database,
                "meinkonto.auth.clients.security-tests.secret=" + newSecret)) {
            Map<String, String> request = Map.of("grant_type", "client_credentials", "scope", "soc:read");
            TestClient machine = new TestClient("security-tests", newSecret, "", "soc:read");
            assertThat(machine.token(third.url(), request).status()).isEqualTo(200);
            assertThat(TestClient.securityTests().token(third.url(), request).status()).isEqualTo(401);
        }
    }

    @Test
    void aClientThatIsNoLongerConfiguredIsGone() {
        Database database = TestPostgres.database("gone");
        try (TestAuthServer first = TestAuthServer.start(database)) {
            first.database().sql("""
                    insert into oauth2_registered_client (id, client_id, client_name, client_authentication_methods,
                        authorization_grant_types, scopes, client_settings, token_settings)
                    values ('old', 'old', 'Old', 'none', 'authorization_code', 'openid', '{}', '{}')""").update();
        }
        try (TestAuthServer second = TestAuthServer.start(database)) {
            assertThat(
                    second.database().sql("select client_id from oauth2_registered_client").query(String.class).list())
                    .containsExactlyInAnyOrder("portal", "dashboards", "dashboards-machine", "security-tests", "engine",
                            "partner", "partner-app", "partner-service", "inspector-terminal",
                            "administration");
        }
    }

    @Test
    void aNewerKeySignsAndTheOlderOneStillVerifies() {
        Database database = TestPostgres.database("rotate");
        String oldToken;
        try (TestAuthServer first = TestAuthServer.start(database)) {
            TestClient portal = TestClient.portal();
            oldToken = portal.redeem(first.url(), portal.code(first.url(), ANNA)).text("access_token");
            first.database().sql("create table spare as select * from key.signing_key").update();
            first.database().sql("delete from key.signing_key").update();
        }
        // The second start makes a key of its own; then the first comes back beside it, older.
        try (TestAuthServer second = TestAuthServer.start(database)) {
            second.database().sql("insert into key.signing_key select * from spare").update();
        }
        try (TestAuthServer third = TestAuthServer.start(database)) {
            TestClient portal = TestClient.portal();
            String newToken = portal.redeem(third.url(), portal.code(third.url(), ANNA)).text("access_token");

            assertThat(TestClient.header(newToken).get("kid")).isNotEqualTo(TestClient.header(oldToken).get("kid"));
            assertThat(TestClient.get(third.url().resolve("/userinfo"), oldToken).status()).isEqualTo(200);
            assertThat(TestClient.get(third.url().resolve("/userinfo"), newToken).status()).isEqualTo(200);
        }
    }

    @Test
    void withAnotherEncryptionKeyItDoesNotStartAndSaysWhy() {
        Database database = TestPostgres.database("seal");
        TestAuthServer.start(database).close();

        assertThatThrownBy(
                () -> TestAuthServer.start(database, "meinkonto.auth.keys.encryption-key=" + "33".repeat(32)))
                .rootCause()
                .satisfies(root -> assertThat(root.getClass().getSimpleName()).isEqualTo("AEADBadTagException"));
    }

    @Test
    void withoutASecretItDoesNotStartAndNamesTheClient() {
        Database database = TestPostgres.database("secret");

        assertThatThrownBy(() -> TestAuthServer.start(database, "meinkonto.auth.clients.portal.secret="))
                .rootCause()
                .hasMessageContaining("client portal needs a secret");
    }

    private static List<Map<String, Object>> clients(JdbcClient jdbc) {
        return jdbc.sql("select * from oauth2_registered_client order by id").query().listOfRows();
    }
}
