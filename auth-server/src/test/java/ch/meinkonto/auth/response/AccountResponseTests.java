package ch.meinkonto.auth.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseEvent;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;
import ch.meinkonto.soc.contract.TokenEvent;

/** What the security operations centre orders about accounts, over HTTP, on two instances with one database. */
class AccountResponseTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Map<String, Object>> TOLD = new CopyOnWriteArrayList<>();
    private static HttpServer client;
    private static TestAuthServer server;
    private static TestAuthServer other;
    private static URI url;
    private static TestEngine engine;
    private static String anna;

    @BeforeAll
    static void start() throws IOException {
        client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client.createContext("/told", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            TOLD.add(TestClient.claims(form.substring(form.indexOf('=') + 1)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        client.start();
        String told = "meinkonto.auth.clients.portal.back-channel-logout-uri=http://127.0.0.1:"
                + client.getAddress().getPort() + "/told";
        TestPostgres.Database database = TestPostgres.database("response");
        server = TestAuthServer.start(database, told);
        other = TestAuthServer.start(database, told);
        url = server.url();
        engine = new TestEngine(url);
        anna = server.bean(Accounts.class).find(new Login(ANNA)).orElseThrow().id().toString();
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
        client.stop(0);
    }

    @BeforeEach
    void forget() {
        List.of("soc_response.response", "oauth2_authorization", "spring_session", "sign_in")
                .forEach(table -> server.database().sql("delete from " + table).update());
        TOLD.clear();
        server.events().clear();
    }

    @Test
    void aLockedAccountIsSignedOutEverywhereAtOnce() {
        TestBrowser browser = new TestBrowser();
        TestClient.Answer tokens = signInToPortal(browser);
        Object sid = TestClient.claims(tokens.text("id_token")).get("sid");

        ResponseOrder order = order(ResponseAction.LOCK_ACCOUNT, anna, HOUR);
        ResponseState state = engine.put(order);

        assertThat(state.state()).isEqualTo(ResponseState.IN_FORCE);
        assertThat(state.effect()).isEqualTo("1 session, 1 token family");
        assertThat(TestBrowser.location(browser.get(url.resolve("/"))).getPath()).isEqualTo("/login");
        assertThat(TestClient.portal().refresh(url, tokens.text("refresh_token")).body()).containsEntry("error",
                "invalid_grant");
        assertThat(TestClient.get(url.resolve("/userinfo"), tokens.text("access_token")).status()).isEqualTo(401);
        assertThat(introspected(tokens)).isEqualTo(Map.of("active", false));
        await().atMost(SOON).until(() -> TOLD.stream().anyMatch(token -> sid.equals(token.get("sid"))));
        assertThat(server.events().of(EventAction.SESSION_END)).hasSize(1);
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REVOKE)).hasSize(1);
        assertThat(server.events().of(EventAction.RESPONSE_ACTION)).containsExactly(new ResponseEvent(order.id(),
                "lock-account", "in-force", anna, "alert-1", "nina", null, order.expiresAt()));
        engine.undo(order);
    }

    @Test
    void aLockedAccountIsRefusedLikeAWrongPasswordOnAnyInstanceUntilItIsUnlocked() {
        ResponseOrder order = order(ResponseAction.LOCK_ACCOUNT, anna, HOUR);
        engine.put(order);

        for (TestAuthServer instance : List.of(server, other)) {
            TestBrowser locked = new TestBrowser();
            TestBrowser wrong = new TestBrowser();
            HttpResponse<String> one = locked.signIn(instance.url(), ANNA, TestAuthServer.PASSWORD);
            HttpResponse<String> two = wrong.signIn(instance.url(), ANNA, "not-her-password");
            assertThat(TestBrowser.location(one)).isEqualTo(TestBrowser.location(two));
            assertThat(withoutToken(locked.get(TestBrowser.location(one))))
                    .isEqualTo(withoutToken(wrong.get(TestBrowser.location(two))));
        }
        assertThat(server.events().of(EventAction.AUTH_LOGIN)).first()
                .satisfies(event -> assertThat(((LoginEvent) event).failure()).isEqualTo(LoginEvent.Failure.LOCKED));

        assertThat(engine.undo(order).state()).isEqualTo(ResponseState.UNDONE);
        assertThat(signInToPortal(new TestBrowser()).status()).isEqualTo(200);
    }

    @Test
    void anAccountIsLockedUntilTheLastOfItsOrdersHasEnded() {
        ResponseOrder first = order(ResponseAction.LOCK_ACCOUNT, anna, HOUR);
        ResponseOrder second = order(ResponseAction.LOCK_ACCOUNT, anna, HOUR);
        engine.put(first);
        engine.put(second);

        engine.undo(first);
        assertThat(TestBrowser.location(new TestBrowser().signIn(url, ANNA, TestAuthServer.PASSWORD)).getQuery())
                .isEqualTo("error");

        engine.undo(second);
        assertThat(signInToPortal(new TestBrowser()).status()).isEqualTo(200);
    }

    /** The refresh token lives for hours after the browser session has gone to sleep. */
    @Test
    void clientsAreToldAlsoWhereNoBrowserSessionIsLeft() {
        TestBrowser browser = new TestBrowser();
        TestClient.Answer tokens = signInToPortal(browser);
        Object sid = TestClient.claims(tokens.text("id_token")).get("sid");
        server.database().sql("delete from spring_session").update();
        server.database().sql("delete from sign_in").update();

        assertThat(engine.put(order(ResponseAction.REVOKE_SESSIONS, anna, null)).effect())
                .startsWith("0 sessions, ");

        assertThat(introspected(tokens)).isEqualTo(Map.of("active", false));
        await().atMost(SOON).until(() -> TOLD.stream().anyMatch(token -> sid.equals(token.get("sid"))));
    }

    @Test
    void revokedSessionsEndAndTheOwnerMaySignInAgain() {
        TestBrowser browser = new TestBrowser();
        TestClient.Answer tokens = signInToPortal(browser);
        String code = TestClient.parameters(
                TestBrowser.location(browser.get(TestClient.dashboards().authorizationRequest(url)))).get("code");

        ResponseState state = engine.put(order(ResponseAction.REVOKE_SESSIONS, anna, null));

        assertThat(state.state()).isEqualTo(ResponseState.DONE);
        assertThat(state.effect()).isEqualTo("1 session, 2 token families");
        assertThat(introspected(tokens)).isEqualTo(Map.of("active", false));
        // A code that was on its way opens nothing either.
        assertThat(TestClient.dashboards().redeem(url, code).body()).containsEntry("error", "invalid_grant");
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_ISSUE)).last()
                .satisfies(event -> assertThat(((TokenEvent) event).reuseDetected()).isFalse());
        assertThat(TestBrowser.location(browser.get(url.resolve("/"))).getPath()).isEqualTo("/login");
        assertThat(signInToPortal(browser).status()).isEqualTo(200);
    }

    @Test
    void oneTokenFamilyEndsAndItsNeighbourGoesOn() {
        TestClient.Answer stolen = signInToPortal(new TestBrowser());
        String family = ((TokenEvent) server.events().of(EventAction.OAUTH_TOKEN_ISSUE).getLast()).familyId();
        Object sid = TestClient.claims(stolen.text("id_token")).get("sid");
        TestClient.Answer neighbour = signInToPortal(new TestBrowser());

        assertThat(engine.put(order(ResponseAction.REVOKE_TOKEN_FAMILY, family, null)).effect())
                .isEqualTo("1 token family");

        assertThat(introspected(stolen)).isEqualTo(Map.of("active", false));
        assertThat(TestClient.portal().refresh(url, stolen.text("refresh_token")).status()).isEqualTo(400);
        assertThat(introspected(neighbour)).containsEntry("active", true);
        await().atMost(SOON).until(() -> TOLD.stream().anyMatch(token -> sid.equals(token.get("sid"))));
        assertThat(engine.put(order(ResponseAction.REVOKE_TOKEN_FAMILY, family, null)).effect())
                .startsWith("0 token families");
    }

    @Test
    void whatIsNotKnownHereIsNotFound() {
        String nobody = "5f0c1c9e-0000-4000-8000-000000000001";
        for (ResponseAction action : List.of(ResponseAction.LOCK_ACCOUNT, ResponseAction.REVOKE_SESSIONS,
                ResponseAction.REQUIRE_STEP_UP, ResponseAction.REVOKE_TOKEN_FAMILY)) {
            ResponseOrder order = order(action, nobody, action.lasts() ? HOUR : null);
            HttpResponse<String> answer = engine.send("PUT", order.id(), TestEngine.json(order), engine.token());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"code\":\"target-unknown\"");
        }
    }

    @Test
    void aPaymentIsHeldElsewhere() {
        ResponseOrder order = order(ResponseAction.HOLD_PAYMENT, anna, HOUR);
        assertThat(engine.send("PUT", order.id(), TestEngine.json(order), engine.token()).body())
                .contains("\"code\":\"not-carried-out-here\"");
    }

    @Test
    void onlyTheEngineOrdersAndOnlyWithATokenForThisServer() {
        String own = TestAuthServer.ISSUER + "/api/v1";
        ResponseOrder order = order(ResponseAction.LOCK_ACCOUNT, anna, HOUR);
        String body = TestEngine.json(order);
        assertThat(engine.send("PUT", order.id(), body, "nonsense").statusCode()).isEqualTo(401);
        assertThat(engine.send("PUT", order.id(), body,
                engine.token(TestClient.engine(), "http://localhost:8080/api/v1")).statusCode()).isEqualTo(401);
        assertThat(engine.send("PUT", order.id(), body, engine.token(TestClient.securityTests(), own)).statusCode())
                .isEqualTo(403);
        String person = signInToPortal(new TestBrowser()).text("access_token");
        assertThat(engine.send("PUT", order.id(), body, person).statusCode()).isEqualTo(401);
        assertThat(server.events().of(EventAction.RESPONSE_ACTION)).isEmpty();
    }

    @Test
    void aBlockedAddressMeetsThePageOfTheHouse() {
        ResponseOrder order = order(ResponseAction.BLOCK_ADDRESS, "198.51.100.0/24", HOUR);
        engine.put(order);
        TestBrowser attacker = new TestBrowser("198.51.100.7");

        for (TestAuthServer instance : List.of(server, other)) {
            URI login = instance.url().resolve("/login");
            await().atMost(SOON).until(() -> attacker.get(login).statusCode() == 403);
            assertThat(attacker.get(login).body()).contains("<html", "Mein Konto", "403");
            assertThat(new TestBrowser("198.51.101.7").get(login).statusCode()).isEqualTo(200);
        }
        engine.undo(order);
        await().atMost(SOON).until(() -> attacker.get(url.resolve("/login")).statusCode() == 200);
    }

    private static ResponseOrder order(ResponseAction action, String target, Duration lasts) {
        return TestEngine.order(action, target, lasts, Instant.now());
    }

    private static Map<String, Object> introspected(TestClient.Answer tokens) {
        return TestClient.portal()
                .post(url.resolve("/oauth2/introspect"), Map.of("token", tokens.text("access_token")))
                .body();
    }

    private static String withoutToken(HttpResponse<String> page) {
        return page.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .replaceAll("http://localhost:\\d+", "");
    }

    private static TestClient.Answer signInToPortal(TestBrowser browser) {
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        URI callback = TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url)));
        return TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
    }
}
