package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.AccountStates;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.contract.SecurityEvent;

/** The question for a second factor, and what it takes to answer it. */
class SecondFactorTests {
    private static TestAuthServer server;
    private static URI url;

    private TestPerson person;
    private TestApp app;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void addApp() {
        person = TestPerson.resident(server);
        TestBrowser home = new TestBrowser();
        home.signIn(url, person.login(), TestAuthServer.PASSWORD);
        app = TestApp.added(server, person, home);
        server.events().clear();
    }

    @Test
    void thePasswordAloneSignsNobodyIn() {
        TestBrowser browser = new TestBrowser();

        app.typePassword(browser);

        assertThat(TestBrowser.location(browser.get(url.resolve("/"))).getPath()).isEqualTo("/login");
        assertThat(TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url))).getPath())
                .isEqualTo("/login");
        assertThat(server.events().all()).extracting(SecurityEvent::action).containsExactly(EventAction.AUTH_LOGIN);
    }

    @Test
    void theCodeOfTheAppSignsInAndIsRecordedBeforeTheSessionBegins() {
        TestBrowser browser = new TestBrowser();
        app.typePassword(browser);

        assertThat(app.type(browser, app.code())).isEqualTo("/");

        assertThat(browser.get(url.resolve("/")).statusCode()).isEqualTo(200);
        assertThat(server.events().all()).extracting(SecurityEvent::action)
                .containsExactly(EventAction.AUTH_LOGIN, EventAction.AUTH_MFA_VERIFY, EventAction.SESSION_START);
        assertThat(server.events().all().get(1)).isEqualTo(verified(Outcome.SUCCESS, "totp", null));
    }

    /** RFC 6238, section 5.2. */
    @Test
    void aCodeSignsInOnce() {
        String code = app.code();
        TestBrowser owner = new TestBrowser();
        app.typePassword(owner);
        app.type(owner, code);
        TestBrowser thief = new TestBrowser();
        app.typePassword(thief);

        assertThat(app.type(thief, code)).isEqualTo("/login/factor?error");
    }

    @Test
    void aWrongCodeIsToldOfInPlainWords() {
        TestBrowser browser = new TestBrowser();
        app.typePassword(browser);

        assertThat(app.type(browser, app.wrongCode())).isEqualTo("/login/factor?error");

        assertThat(browser.get(url.resolve("/login/factor?error")).body()).contains("<title>Fehler: ",
                "Der Code stimmt nicht");
        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY))
                .containsExactly(verified(Outcome.FAILURE, "totp", "wrong_code"));
    }

    @Test
    void afterSixWrongCodesTheAttemptEndsAndNoCodeIsLookedAtForAQuarterOfAnHour() {
        TestBrowser thief = new TestBrowser();
        app.typePassword(thief);
        for (int attempt = 1; attempt < WrongCodes.MOST; attempt++) {
            assertThat(app.type(thief, app.wrongCode())).isEqualTo("/login/factor?error");
        }
        assertThat(app.type(thief, app.wrongCode())).isEqualTo("/login?codes");

        HttpResponse<String> again = thief.signIn(url, person.login(), TestAuthServer.PASSWORD);

        assertThat(TestBrowser.location(again)).hasToString(url + "/login?codes");
        assertThat(thief.get(url.resolve("/login?codes")).body()).contains("Zu viele falsche Codes");
        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY)).hasSize(7)
                .endsWith(verified(Outcome.FAILURE, "totp", "throttled"));

        server.database()
                .sql("update factor.wrong_code set blocked_until = blocked_until - interval '15 minutes'")
                .update();
        app.typePassword(thief);
        assertThat(app.type(thief, app.code())).isEqualTo("/");
    }

    @Test
    void aHundredCodesAtTheSameMomentAreNoMoreThanSix() throws Exception {
        TestBrowser thief = new TestBrowser();
        app.typePassword(thief);
        URI page = url.resolve("/login/factor");
        String token = thief.token(page);
        String wrong = app.wrongCode();
        List<Callable<HttpResponse<String>>> guesses = new ArrayList<>();
        for (int guess = 0; guess < 100; guess++) {
            guesses.add(() -> thief.post(page, Map.of("code", wrong), token));
        }

        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(guesses)) {
                assertThat(answer.get().statusCode()).isEqualTo(302);
            }
        }

        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY))
                .filteredOn(verified(Outcome.FAILURE, "totp", "wrong_code")::equals)
                .hasSize(WrongCodes.MOST);
    }

    @Test
    void codesOfTheSheetAreGoodOnceAndNotWhatIsAskedForFirst() {
        TestBrowser browser = new TestBrowser();
        app.typePassword(browser);
        assertThat(browser.get(url.resolve("/login/factor")).body()).contains("id=\"code\"", "Authenticator-App")
                .doesNotContain("name=\"recovery\"");
        String code = app.paper().getFirst();

        // As somebody types it who reads it off a sheet.
        assertThat(app.typePaper(browser, " " + code.toUpperCase().replace("-", " "))).isEqualTo("/");

        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY))
                .containsExactly(verified(Outcome.SUCCESS, "recovery_code", null));
        assertThat(server.notices()).anySatisfy(notice -> {
            assertThat(notice.to()).isEqualTo(person.login());
            assertThat(notice.kind()).isEqualTo("recovery-code-used");
            assertThat(notice.arguments()).endsWith("9");
        });
        TestBrowser thief = new TestBrowser();
        app.typePassword(thief);
        assertThat(app.typePaper(thief, code)).isEqualTo("/login/factor?error&recovery");
    }

    @Test
    void aSecondQuestionLeavesTheFirstUnanswered() {
        app.typePassword(new TestBrowser());
        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY)).isEmpty();

        app.typePassword(new TestBrowser());

        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY))
                .containsExactly(verified(Outcome.UNKNOWN, "totp", "unanswered"));
    }

    @Test
    void aQuestionThatNobodyAnswersIsGivenUp() {
        TestBrowser browser = new TestBrowser();
        app.typePassword(browser);
        server.bean(Questions.class).giveUpOld();
        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY)).isEmpty();

        server.database()
                .sql("update factor.question set asked_at = asked_at - interval '11 minutes' where account_id = ?")
                .param(person.id())
                .update();
        server.bean(Questions.class).giveUpOld();

        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY))
                .containsExactly(verified(Outcome.UNKNOWN, "totp", "unanswered"));
    }

    @ParameterizedTest
    @EnumSource(value = Account.Status.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void aRightCodeSignsNobodyInWhoseAccountMayNoLongerBeUsed(Account.Status status) {
        TestBrowser browser = new TestBrowser();
        app.typePassword(browser);
        String token = browser.token(url.resolve("/login/factor"));

        AccountStates.bring(server.bean(Accounts.class), person.id(), status);
        assertRefused(browser, token);
    }

    @Test
    void aRightCodeSignsNobodyInWhoseAccessWasEndedMeanwhileWhateverBrowserWasAskedLast() {
        TestBrowser first = new TestBrowser();
        app.typePassword(first);
        TestBrowser second = new TestBrowser();
        app.typePassword(second);
        String firstToken = first.token(url.resolve("/login/factor"));
        String secondToken = second.token(url.resolve("/login/factor"));

        server.bean(Sessions.class).endAll(person.id().toString());

        assertRefused(first, firstToken);
        assertRefused(second, secondToken);
        app.typePassword(second);
        assertThat(app.type(second, app.code())).as("with the password of today, on to where they were refused")
                .isEqualTo("/?continue");
    }

    @Test
    void aNewQuestionInAnotherBrowserLeavesTheFirstOneGood() {
        TestBrowser first = new TestBrowser();
        app.typePassword(first);
        app.typePassword(new TestBrowser());

        assertThat(app.type(first, app.code())).isEqualTo("/");
    }

    @Test
    void whoPlantedTheSessionIsNotAskedInTheirPlace() {
        TestBrowser browser = new TestBrowser();
        browser.get(url.resolve("/login"));
        String planted = session(browser);

        app.typePassword(browser);

        assertThat(session(browser)).isNotEqualTo(planted);
    }

    @Test
    void nobodyIsAskedWhoHasNotGivenThePassword() {
        assertThat(TestBrowser.location(new TestBrowser().get(url.resolve("/login/factor"))).getPath())
                .isEqualTo("/login");
    }

    @Test
    void whoHasNoSecondFactorIsAskedForThePasswordAlone() {
        TestPerson other = TestPerson.resident(server);

        assertThat(
                TestBrowser.location(new TestBrowser().signIn(url, other.login(), TestAuthServer.PASSWORD)).getPath())
                .isEqualTo("/");
    }

    /** Neither a code nor a passkey is even looked at. */
    private void assertRefused(TestBrowser browser, String token) {
        server.events().clear();
        HttpResponse<String> code = browser.post(url.resolve("/login/factor"), Map.of("code", app.code()), token);
        HttpResponse<String> passkey = browser.post(url.resolve("/login/passkey"), Map.of("question", "1"), token);

        assertThat(TestBrowser.location(code)).hasToString(url + "/login?stale");
        assertThat(TestBrowser.location(passkey)).hasToString(url + "/login?stale");
        assertThat(TestBrowser.location(browser.get(url.resolve("/"))).getPath()).isEqualTo("/login");
        assertThat(server.events().all()).isEmpty();
    }

    private SecondFactorEvent verified(Outcome outcome, String factor, @Nullable String reason) {
        return new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, outcome, factor, person.id().toString(), reason);
    }

    private static String session(TestBrowser browser) {
        return browser.cookies()
                .stream()
                .filter(cookie -> cookie.getName().equals("AUTH_SESSION"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
