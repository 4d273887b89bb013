package ch.meinkonto.auth.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.TwoFactorAccounts;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;

/** An account that must be proven anew, and what happens when the time of orders is over. */
class StepUpResponseTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final Set<UUID> WITH_SECOND_FACTOR = new HashSet<>();
    private static final MovedClock CLOCK = new MovedClock();
    private static TestAuthServer server;
    private static URI url;
    private static TestEngine engine;
    private static UUID anna;

    @BeforeAll
    static void start() {
        server = TestAuthServer.startWith(Surroundings.class, TestPostgres.database("stepup"));
        url = server.url();
        engine = new TestEngine(url);
        anna = server.bean(Accounts.class).find(new Login(ANNA)).orElseThrow().id();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        List.of("soc_response.response", "oauth2_authorization", "spring_session", "sign_in")
                .forEach(table -> server.database().sql("delete from " + table).update());
        WITH_SECOND_FACTOR.clear();
        CLOCK.reset();
    }

    @Test
    void openSessionsEndAndAFreshSignInWithAllThatThereIsGoesOn() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        TestClient.Answer before = tokens(browser);
        ResponseOrder order = stepUp();

        assertThat(engine.put(order).effect()).isEqualTo("1 session, 1 token family");

        assertThat(TestClient.portal().refresh(url, before.text("refresh_token")).status()).isEqualTo(400);
        assertThat(TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url))).getPath())
                .isEqualTo("/login");
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        TestClient.Answer after = tokens(browser);
        assertThat(TestClient.portal().refresh(url, after.text("refresh_token")).status()).isEqualTo(200);
        engine.undo(order);
    }

    @Test
    void whoHasASecondFactorDoesNotGoOnWithoutIt() {
        WITH_SECOND_FACTOR.add(anna);
        ResponseOrder order = stepUp();
        engine.put(order);
        TestBrowser browser = new TestBrowser();

        assertThat(TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url))).getPath())
                .isEqualTo("/login");
        URI wanted = TestBrowser.location(browser.signIn(url, ANNA, TestAuthServer.PASSWORD));
        URI answer = TestBrowser.location(browser.get(wanted));

        assertThat(TestClient.parameters(answer)).containsEntry("error", "unmet_authentication_requirements")
                .doesNotContainKey("code");
        engine.undo(order);
        assertThat(tokens(browser).status()).isEqualTo(200);
    }

    /** An authorization that slipped through at the moment of the order gets no new tokens. */
    @Test
    void aProofFromBeforeTheOrderGivesNoTokens() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        TestClient.Answer before = tokens(browser);
        ResponseOrder order = stepUp();
        engine.put(order);
        server.database().sql("""
                update oauth2_authorization set refresh_token_metadata =
                    replace(refresh_token_metadata, '"metadata.token.invalidated":true',
                        '"metadata.token.invalidated":false')""").update();

        assertThat(TestClient.portal().refresh(url, before.text("refresh_token")).body()).containsEntry("error",
                "invalid_grant");
        engine.undo(order);
        assertThat(TestClient.portal().refresh(url, before.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void aLockEndsWithItsTimeWhetherOrNotAnybodyHasNoticed() {
        ResponseOrder order = TestEngine.order(ResponseAction.LOCK_ACCOUNT, anna.toString(), Duration.ofMinutes(30),
                CLOCK.instant());
        engine.put(order);
        assertThat(TestBrowser.location(new TestBrowser().signIn(url, ANNA, TestAuthServer.PASSWORD)).getQuery())
                .isEqualTo("error");

        CLOCK.move(Duration.ofMinutes(30));

        assertThat(TestBrowser.location(new TestBrowser().signIn(url, ANNA, TestAuthServer.PASSWORD)).getPath())
                .isEqualTo("/");
        assertThat(engine.put(order).state()).isEqualTo(ResponseState.EXPIRED);
    }

    private static ResponseOrder stepUp() {
        return TestEngine.order(ResponseAction.REQUIRE_STEP_UP, anna.toString(), Duration.ofHours(1),
                CLOCK.instant());
    }

    private static TestClient.Answer tokens(TestBrowser browser) {
        URI callback = TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url)));
        return TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
    }

    /** The time of day, until a test moves it. */
    private static final class MovedClock extends Clock {
        private volatile Duration moved = Duration.ZERO;

        void reset() {
            moved = Duration.ZERO;
        }

        void move(Duration by) {
            moved = moved.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(moved);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** What the test brings. */
    static class Surroundings {
        @Bean
        @Primary
        Clock movedClock() {
            return CLOCK;
        }

        @Bean
        TwoFactorAccounts twoFactorAccounts() {
            return WITH_SECOND_FACTOR::contains;
        }
    }
}
