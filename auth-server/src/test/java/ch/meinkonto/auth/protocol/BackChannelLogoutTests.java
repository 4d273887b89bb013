package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;

/** Clients learn that somebody signed out: OpenID Connect Back-Channel Logout. */
class BackChannelLogoutTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static volatile int status = 200;
    private static HttpServer client;
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() throws IOException {
        client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client.createContext("/told", exchange -> {
            RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        client.start();
        server = TestAuthServer.start(TestPostgres.database("backchannel"),
                "meinkonto.auth.clients.portal.back-channel-logout-uri=http://127.0.0.1:"
                        + client.getAddress().getPort() + "/told");
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
        client.stop(0);
    }

    @BeforeEach
    void forget() {
        status = 200;
        RECEIVED.clear();
    }

    /** Sections 2.4 and 2.5. */
    @Test
    void theClientIsToldOfTheSignInThatEnded() {
        TestBrowser browser = new TestBrowser();
        TestClient.Answer tokens = signInToPortal(browser);

        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());

        await().atMost(SOON).until(() -> RECEIVED.size() == 1);
        assertThat(RECEIVED.getFirst()).startsWith("logout_token=");
        String token = RECEIVED.getFirst().substring("logout_token=".length());
        Map<String, Object> idToken = TestClient.claims(tokens.text("id_token"));
        assertThat(TestClient.header(token)).containsEntry("typ", "logout+jwt").containsEntry("alg", "ES256");
        assertThat(TestClient.claims(token)).containsEntry("iss", TestAuthServer.ISSUER)
                .containsEntry("aud", "portal")
                .containsEntry("sub", idToken.get("sub"))
                .containsEntry("sid", idToken.get("sid"))
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .containsKeys("jti", "iat", "exp")
                .doesNotContainKey("nonce");
        await().atMost(SOON).until(() -> waiting() == 0);
    }

    /** Section 2.5: until the client has taken it. */
    @Test
    void aClientThatIsDownIsToldLater() {
        status = 503;
        TestBrowser browser = new TestBrowser();
        signInToPortal(browser);
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());
        await().atMost(SOON).until(() -> !RECEIVED.isEmpty());
        assertThat(waiting()).isEqualTo(1);

        status = 200;
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(RECEIVED).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void afterADayAClientIsNoLongerTold() {
        status = 503;
        TestBrowser browser = new TestBrowser();
        signInToPortal(browser);
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());
        await().atMost(SOON).until(() -> !RECEIVED.isEmpty());

        server.database()
                .sql("update logout_delivery set created_at = now() - interval '25 hours', next_attempt_at = now()")
                .update();

        await().atMost(SOON).until(() -> waiting() == 0);
    }

    /** A person who ends other sessions ends them in the clients too. */
    @Test
    void endingOtherSessionsIsToldAndOnlyOfThose() {
        TestBrowser here = new TestBrowser();
        TestBrowser elsewhere = new TestBrowser();
        signInToPortal(here);
        String sid = (String) TestClient.claims(signInToPortal(elsewhere).text("id_token")).get("sid");

        here.submit(url.resolve("/"), url.resolve("/sessions/end-others"), Map.of());

        await().atMost(SOON).until(() -> waiting() == 0 && !RECEIVED.isEmpty());
        assertThat(RECEIVED).allSatisfy(form -> assertThat(TestClient.claims(form.substring(form.indexOf('=') + 1)))
                .containsEntry("aud", "portal"));
        assertThat(RECEIVED).anySatisfy(form -> assertThat(TestClient.claims(form.substring(form.indexOf('=') + 1)))
                .containsEntry("sid", sid));
    }

    @Test
    void discoverySaysSo() {
        assertThat(TestClient.get(url.resolve("/.well-known/openid-configuration"), "none").body())
                .containsEntry("backchannel_logout_supported", true)
                .containsEntry("backchannel_logout_session_supported", true);
    }

    private static int waiting() {
        return server.database().sql("select count(*) from logout_delivery").query(Integer.class).single();
    }

    private static TestClient.Answer signInToPortal(TestBrowser browser) {
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        URI callback = TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url)));
        return TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
    }
}
