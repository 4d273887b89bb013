package ch.meinkonto.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import ch.meinkonto.auth.account.BoundedPasswordEncoder;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.LoginEvent.Failure;

/** More passwords wait than can be checked in good time. */
class BusyMachineTests {
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser("203.0.113.20");
    private TestPerson person;

    @BeforeAll
    static void start() {
        server = TestAuthServer.startWith(SometimesBusy.class, TestPostgres.database("auth"));
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void arrive() {
        busy(false);
        person = TestPerson.resident(server);
        server.database().sql("delete from throttle.budget").update();
        server.events().clear();
    }

    /** Hashes like the real one, or lets nobody in at all. */
    static final class SometimesBusy {
        @Bean
        AtomicBoolean busy() {
            return new AtomicBoolean();
        }

        @Bean
        @Primary
        PasswordEncoder sometimesBusy(AtomicBoolean busy) {
            PasswordEncoder argon2id = new Argon2PasswordEncoder(16, 32, 1, 7 * 1024, 5);
            PasswordEncoder full = new BoundedPasswordEncoder(argon2id, 0, Duration.ZERO);
            return new PasswordEncoder() {
                @Override
                public @Nullable String encode(@Nullable CharSequence password) {
                    return (busy.get() ? full : argon2id).encode(password);
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    return (busy.get() ? full : argon2id).matches(password, hash);
                }
            };
        }
    }

    @Test
    void aThrottledSignInIsRecordedThoughNobodyHasTimeForIt() {
        for (int guess = 0; guess < SignInBudgets.ACCOUNT_AND_ADDRESS.burst(); guess++) {
            browser.signIn(url, person.login(), "falsch");
        }
        server.events().clear();

        busy(true);

        assertThat(browser.signIn(url, person.login(), "falsch").statusCode()).isEqualTo(503);
        assertThat(failure()).isEqualTo(Failure.THROTTLED);
    }

    @Test
    void aThrottledPasswordOfSomebodySignedInIsRecordedThoughNobodyHasTimeForIt() {
        signIn();
        for (int guess = 0; guess < 6; guess++) {
            type("falsch");
        }
        server.events().clear();

        busy(true);

        assertThat(type("falsch")).isEqualTo(503);
        assertThat(failure()).isEqualTo(Failure.THROTTLED);
    }

    @Test
    void aPasswordThatNobodyLookedAtCostsNothing() {
        signIn();
        busy(true);
        for (int guess = 0; guess < 8; guess++) {
            assertThat(type(TestAuthServer.PASSWORD)).isEqualTo(503);
        }

        busy(false);

        assertThat(type(TestAuthServer.PASSWORD)).isEqualTo(302);
    }

    @Test
    void whoCannotSignInReadsThatTheFormComesBackByItself() {
        busy(true);

        HttpResponse<String> answer = browser.signIn(url, person.login(), TestAuthServer.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(503);
        int seconds = Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
        assertThat(seconds).isBetween(20, 40);
        assertThat(answer.headers().firstValue("Refresh")).hasValue(seconds + "; url=/login");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains("href=\"/login\"").doesNotContain("<script");
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096);

        busy(false);

        signIn();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Sie haben bis Mitternacht Zeit
            fr | Vous avez jusqu’à minuit
            it | Ha tempo fino a mezzanotte
            en | You have until midnight""")
    void saysInEveryLanguageThatADeadlineEndsAtMidnight(String language, String sentence) {
        browser.get(url.resolve("/login?lang=" + language));
        busy(true);
        for (int twice = 0; twice < 2; twice++) {
            HttpResponse<String> answer = browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
            assertThat(answer.body()).contains("lang=\"" + language + "\"", sentence);
        }
    }

    private void signIn() {
        assertThat(TestBrowser.location(browser.signIn(url, person.login(), TestAuthServer.PASSWORD)).getPath())
                .isEqualTo("/");
    }

    private int type(String password) {
        return browser.submit(url.resolve("/contact"), url.resolve("/contact/address"),
                Map.of("email", "rosa.neu@example.org", "current", password)).statusCode();
    }

    private static Failure failure() {
        return ((LoginEvent) server.events().of(EventAction.AUTH_LOGIN).getLast()).failure();
    }

    private static void busy(boolean now) {
        server.bean(AtomicBoolean.class).set(now);
    }
}
