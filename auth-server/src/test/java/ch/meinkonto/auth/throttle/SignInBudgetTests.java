package ch.meinkonto.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.LoginEvent.Failure;
import ch.meinkonto.soc.contract.RateLimitEvent;

class SignInBudgetTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String BEAT = "beat.keller@example.ch";
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        server = TestAuthServer.startWith(DeviceByAgent.class, TestPostgres.database("auth"));
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.database().sql("delete from throttle.budget").update();
        server.events().clear();
    }

    /** Knows one device, by where it stands; stands in for whoever remembers devices. */
    static final class DeviceByAgent implements KnownDevices {
        @Override
        public Optional<String> known(UUID accountId, HttpServletRequest request) {
            return Optional.of(request.getRemoteAddr()).filter("192.0.2.200"::equals);
        }
    }

    @Test
    void afterSixWrongPasswordsFromOneAddressNotEvenTheRightOneWorksThere() {
        TestBrowser guesser = new TestBrowser("203.0.113.5");
        for (int guess = 0; guess < 12; guess++) {
            assertThat(isIn(guesser, ANNA, "falsch")).isFalse();
        }

        assertThat(isIn(guesser, ANNA, TestAuthServer.PASSWORD)).isFalse();
        assertThat(failures()).hasSize(13)
                .startsWith(Failure.BAD_CREDENTIALS, Failure.BAD_CREDENTIALS, Failure.BAD_CREDENTIALS,
                        Failure.BAD_CREDENTIALS, Failure.BAD_CREDENTIALS, Failure.BAD_CREDENTIALS, Failure.THROTTLED)
                .endsWith(Failure.THROTTLED);
    }

    @Test
    void theOwnerElsewhereIsLetInMeanwhile() {
        guess("203.0.113.6", ANNA, 12);

        assertThat(isIn(new TestBrowser("198.51.100.6"), ANNA, TestAuthServer.PASSWORD)).isTrue();
    }

    @Test
    void aGuesserWithManyAddressesStopsStrangersButNotTheDeviceOfTheOwner() {
        // Fifty-eight from elsewhere, without their hashes.
        String account = server.bean(LoginPseudonyms.class).of(new Login(BEAT));
        for (int tried = 0; tried < 58; tried++) {
            assertThat(server.bean(Budgets.class).take(SignInBudgets.ACCOUNT.by(account))).isTrue();
        }
        guess("203.0.113.7", BEAT, 2);

        assertThat(isIn(new TestBrowser("198.51.100.7"), BEAT, TestAuthServer.PASSWORD)).isFalse();
        assertThat(isIn(new TestBrowser("192.0.2.200"), BEAT, TestAuthServer.PASSWORD)).isTrue();
    }

    @Test
    void aKnownDeviceHasABudgetTooAndItIsWholeAfterTheRightPassword() {
        guess("192.0.2.200", ANNA, 9);
        assertThat(isIn(new TestBrowser("192.0.2.200"), ANNA, TestAuthServer.PASSWORD)).isTrue();

        guess("192.0.2.200", ANNA, 10);
        assertThat(isIn(new TestBrowser("192.0.2.200"), ANNA, TestAuthServer.PASSWORD)).isFalse();
    }

    @Test
    void rightPasswordsCostNothing() {
        for (int round = 0; round < 8; round++) {
            assertThat(isIn(new TestBrowser("203.0.113.8"), ANNA, TestAuthServer.PASSWORD)).isTrue();
        }
        guess("203.0.113.8", ANNA, 5);
        assertThat(isIn(new TestBrowser("203.0.113.8"), ANNA, TestAuthServer.PASSWORD)).isTrue();
        guess("203.0.113.8", ANNA, 5);
        assertThat(isIn(new TestBrowser("203.0.113.8"), ANNA, TestAuthServer.PASSWORD)).isTrue();
    }

    @Test
    void aWaitGivesBackOneTryAfterTheOther() {
        guess("203.0.113.9", ANNA, 7);
        server.database().sql("update throttle.budget set full_at = full_at - 150000").update();

        assertThat(isIn(new TestBrowser("203.0.113.9"), ANNA, "falsch")).isFalse();
        assertThat(failures().getLast()).isEqualTo(Failure.BAD_CREDENTIALS);
        assertThat(isIn(new TestBrowser("203.0.113.9"), ANNA, TestAuthServer.PASSWORD)).isFalse();
        assertThat(failures().getLast()).isEqualTo(Failure.THROTTLED);
    }

    @Test
    void anAddressThatTriesEverybodyIsStoppedAndStaysVisible() {
        TestBrowser sprayer = new TestBrowser("198.51.100.55");
        for (int person = 0; person < 45; person++) {
            isIn(sprayer, "person-" + person + "@example.ch", "Winter2026!");
        }

        assertThat(failures()).hasSize(45).endsWith(Failure.THROTTLED);
        assertThat(server.events().of(EventAction.RATELIMIT_HIT))
                .containsExactly(new RateLimitEvent("sign-in-address", "address", 1));
    }

    @Test
    void refusalsThatWereNotToldAtOnceAreToldLaterInOneEvent() {
        guess("203.0.113.10", ANNA, 10);
        server.database().sql("update throttle.budget set told_at = told_at - 60001").update();
        server.events().clear();

        server.bean(Budgets.class).tidyUp();
        server.bean(Budgets.class).tidyUp();

        assertThat(server.events().all())
                .containsExactly(new RateLimitEvent("sign-in-account-address", "account", 3));
    }

    @Test
    void aBudgetThatIsWholeAgainTakesNoRoom() {
        guess("203.0.113.11", ANNA, 3);
        server.database().sql("update throttle.budget set full_at = full_at - 1000000000").update();

        server.bean(Budgets.class).tidyUp();

        assertThat(server.database().sql("select count(*) from throttle.budget").query(Long.class).single()).isZero();
    }

    @Test
    void theTableSaysNothingOfWhoAndWhere() {
        guess("203.0.113.12", ANNA, 1);

        assertThat(server.database().sql("select key_hash from throttle.budget").query(String.class).list())
                .hasSize(4)
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void manyAtTheSameMomentGetNoMoreThanThereIs() throws Exception {
        Limit limit = new Limit("test", "client", 10, Duration.ofHours(1));
        Callable<Boolean> take = () -> server.bean(Budgets.class)
                .take(List.of(limit.by("one"), limit.by("two"), limit.by("three")));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Boolean> taken = threads.invokeAll(Stream.generate(() -> take).limit(40).toList()).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();

            assertThat(taken.stream().filter(Boolean::booleanValue)).hasSize(10);
        }
    }

    @Test
    void whoeverReadsThePageCannotTellAThrottledTryFromAWrongOne() {
        TestBrowser guesser = new TestBrowser("203.0.113.13");
        String wrong = refusal(guesser);
        guess("203.0.113.13", ANNA, 8);

        assertThat(refusal(guesser)).isEqualTo(wrong).contains("müssen Sie einige Minuten warten");
    }

    private static String refusal(TestBrowser browser) {
        URI back = TestBrowser.location(browser.signIn(url, ANNA, "falsch"));
        return browser.get(back).body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static void guess(String from, String login, int times) {
        for (int guess = 0; guess < times; guess++) {
            assertThat(isIn(new TestBrowser(from), login, "falsch")).isFalse();
        }
    }

    private static boolean isIn(TestBrowser browser, String login, String password) {
        return !TestBrowser.location(browser.signIn(url, login, password)).toString().endsWith("?error");
    }

    private static List<Failure> failures() {
        return server.events().of(EventAction.AUTH_LOGIN).stream()
                .map(LoginEvent.class::cast)
                .map(LoginEvent::failure)
                .filter(Objects::nonNull)
                .toList();
    }
}
