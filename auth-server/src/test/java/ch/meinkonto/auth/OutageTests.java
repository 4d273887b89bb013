package ch.meinkonto.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.ops.stores.TestPostgres.Database;

class OutageTests {
    private static final String ANNA = "anna.muster@example.ch";

    @Test
    void withoutTheDatabaseItSaysSoSignsNobodyInAndComesBack() throws SQLException {
        Database database = TestPostgres.database("outage");
        try (TestAuthServer server = TestAuthServer.start(database,
                "spring.datasource.hikari.connection-timeout=500")) {
            TestBrowser browser = new TestBrowser();
            browser.get(server.url().resolve("/login"));
            allowConnections(database, false);

            HttpResponse<String> page = browser.get(server.url().resolve("/login"));
            HttpResponse<String> signIn = browser.post(server.url().resolve("/login"),
                    Map.of("username", ANNA, "password", TestAuthServer.PASSWORD), "any");
            TestClient.Answer token = TestClient.securityTests()
                    .token(server.url(), Map.of("grant_type", "client_credentials"));

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("Das Anmelden geht gerade nicht", "<html lang=\"de\">")
                    .doesNotContain("xception");
            assertThat(signIn.statusCode()).isEqualTo(503);
            assertThat(token.status()).isEqualTo(503);
            assertThat(token.body()).isEqualTo(Map.of("error", "temporarily_unavailable"));
            assertThat(TestClient.get(server.url().resolve("/actuator/health/readiness"), "none").status())
                    .isEqualTo(503);
            assertThat(TestClient.get(server.url().resolve("/actuator/health/liveness"), "none").status())
                    .isEqualTo(200);

            allowConnections(database, true);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> browser.get(server.url().resolve("/login")).statusCode() == 200);
            assertThat(browser.get(server.url().resolve("/")).statusCode()).isEqualTo(302);
            assertThat(TestBrowser.location(browser.signIn(server.url(), ANNA, TestAuthServer.PASSWORD)).getPath())
                    .isEqualTo("/");
        }
    }

    @Test
    void whatHappensStandsInTheOutboxWithItsSender() {
        try (TestAuthServer server = TestAuthServer.startWithOutbox(TestPostgres.database("outbox"))) {
            TestBrowser browser = new TestBrowser("203.0.113.7");
            browser.signIn(server.url(), ANNA, "falsch");
            browser.signIn(server.url(), ANNA, TestAuthServer.PASSWORD);

            List<String> actions = server.database()
                    .sql("select action || ' ' || (attributes::jsonb ->> 'event.outcome') from security_event.outbox order by position")
                    .query(String.class)
                    .list();
            assertThat(actions).containsExactly("auth.login failure", "auth.login success", "session.start success");
            assertThat(server.database()
                    .sql("select distinct attributes::jsonb ->> 'client.ip' from security_event.outbox")
                    .query(String.class)
                    .list()).containsExactly("203.0.113.7");
        }
    }

    @Test
    void aSignInThatCannotBeRecordedDoesNotHappen() {
        try (TestAuthServer server = TestAuthServer.startWithOutbox(TestPostgres.database("unrecorded"))) {
            TestBrowser browser = new TestBrowser();
            server.database().sql("alter table security_event.outbox rename to away").update();

            HttpResponse<String> response = browser.signIn(server.url(), ANNA, TestAuthServer.PASSWORD);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("Bei uns ist etwas schiefgegangen").doesNotContain("xception");
            server.database().sql("alter table security_event.away rename to outbox").update();
            assertThat(TestBrowser.location(browser.get(server.url().resolve("/"))).getPath()).isEqualTo("/login");
            assertThat(server.database()
                    .sql("select count(*) from account.account where last_sign_in_at is not null")
                    .query(Integer.class)
                    .single()).isZero();
        }
    }

    @Test
    void notEvenABrokenSessionTableShowsTheContainersOwnPage() {
        try (TestAuthServer server = TestAuthServer.start(TestPostgres.database("broken"))) {
            server.database().sql("alter table spring_session_attributes rename to away").update();

            HttpResponse<String> response = new TestBrowser().get(server.url().resolve("/login"));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("Bei uns ist etwas schiefgegangen").doesNotContain("HTTP Status");
            assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    private static void allowConnections(Database database, boolean allowed) throws SQLException {
        String name = database.url().replaceAll(".*/([a-z_0-9]+)(\\?.*)?$", "$1");
        try (Connection admin = DriverManager.getConnection(database.url().replace(name, "postgres"), database.user(),
                database.password()); Statement statement = admin.createStatement()) {
            statement.execute("alter database " + name + " with allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }
}
