package ch.meinkonto.auth.password;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.auth.testing.TestOpenForm;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.PasswordEvent;

class PasswordTests {
    private static final String BEAT = "beat.keller@example.ch";
    private static final String NEW = "blaue Tasse auf dem Sims";
    private static final String RESET = "Neues Passwort wählen";
    private static final String CHANGED = "Ihr Passwort ist geändert";
    private static TestMailbox mailbox;
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        mailbox = new TestMailbox();
        server = TestAuthServer.start(TestPostgres.database("auth"), mailbox.setting());
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    @BeforeEach
    void forget() {
        server.database().sql("delete from throttle.budget").update();
        server.database()
                .sql("update account.account set status = 'ACTIVE', password_hash = ? where login = ?")
                .params(server.bean(PasswordEncoder.class).encode(TestAuthServer.PASSWORD), BEAT)
                .update();
        server.events().clear();
        mailbox.clear();
    }

    @Test
    void whoKnowsTheOldPasswordSetsANewOneAndIsToldByMail() {
        TestBrowser browser = signedIn();

        HttpResponse<String> answer = change(browser, TestAuthServer.PASSWORD, NEW, false);

        assertThat(TestBrowser.location(answer).toString()).endsWith("/?password");
        assertThat(mailbox.await(BEAT, CHANGED).text()).contains("Waren Sie es nicht?");
        assertThat(server.events().of(EventAction.ACCOUNT_PASSWORD_CHANGE))
                .containsExactly(new PasswordEvent(EventAction.ACCOUNT_PASSWORD_CHANGE, hash(), id()));
        assertThat(isRight(NEW)).isTrue();
        assertThat(isRight(TestAuthServer.PASSWORD)).isFalse();
    }

    @Test
    void otherDevicesAreSignedOutOnRequestOnly() {
        TestBrowser other = signedIn();
        TestBrowser browser = signedIn();

        change(browser, TestAuthServer.PASSWORD, NEW, false);
        assertThat(other.get(url.resolve("/")).statusCode()).isEqualTo(200);

        change(browser, NEW, NEW + " links", true);
        assertThat(other.get(url.resolve("/")).statusCode()).isEqualTo(302);
        assertThat(browser.get(url.resolve("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void guessingTheOldPasswordAtAnOpenBrowserIsRecordedAndSoonInVain() {
        TestBrowser browser = signedIn();
        server.events().clear();

        for (int guess = 0; guess < 7; guess++) {
            assertThat(change(browser, "falsch", NEW, false).body()).contains("Das Passwort stimmt nicht");
        }

        List<LoginEvent> guesses = server.events().of(EventAction.AUTH_LOGIN).stream().map(LoginEvent.class::cast)
                .toList();
        assertThat(guesses).hasSize(7);
        assertThat(guesses.getFirst().failure()).isEqualTo(LoginEvent.Failure.BAD_CREDENTIALS);
        assertThat(guesses.getLast().failure()).isEqualTo(LoginEvent.Failure.THROTTLED);
        assertThat(change(browser, TestAuthServer.PASSWORD, NEW, false).body())
                .contains("Das Passwort stimmt nicht");
    }

    @Test
    void aPageBehindALinkThatWasOpenTooLongAsksOnceMore() {
        ask(BEAT);
        URI link = mailbox.await(BEAT, RESET).link(url);
        TestBrowser browser = new TestBrowser();

        URI again = TestBrowser.location(browser.post(link, Map.of("password", NEW), "stale"));

        assertThat(browser.get(again).body()).contains("lange offen", "name=\"password\"");
        assertThat(TestBrowser.location(browser.submit(again, link, Map.of("password", NEW))).toString())
                .endsWith("/login?reset");
    }

    @Test
    void aLostPasswordIsReplacedByMailAndEverythingOpenedWithItEnds() {
        TestBrowser elsewhere = signedIn();
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.portal().code(url, BEAT));
        server.events().clear();

        URI sent = TestBrowser.location(ask(BEAT));
        URI link = mailbox.await(BEAT, RESET).link(url);
        TestBrowser browser = new TestBrowser();
        URI done = TestBrowser.location(browser.submit(link, link, Map.of("password", NEW)));

        assertThat(sent.toString()).endsWith("/password/forgotten?sent");
        assertThat(done.toString()).endsWith("/login?reset");
        assertThat(elsewhere.get(url.resolve("/")).statusCode()).isEqualTo(302);
        assertThat(TestClient.portal().refresh(url, tokens.text("refresh_token")).status()).isEqualTo(400);
        assertThat(server.events().of(EventAction.ACCOUNT_PASSWORD_RESET_REQUEST))
                .containsExactly(new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_REQUEST, hash(), id()));
        assertThat(server.events().of(EventAction.ACCOUNT_PASSWORD_RESET_COMPLETE))
                .containsExactly(new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_COMPLETE, hash(), id()));
        assertThat(mailbox.await(BEAT, CHANGED).text()).contains("eben geändert");
        assertThat(TestBrowser.location(browser.signIn(url, BEAT, NEW)).getPath()).isEqualTo("/");
    }

    @Test
    void aResetTakesBackTokensWhoseSessionIsLongOver() {
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.portal().code(url, BEAT));
        server.database().sql("update spring_session set expiry_time = 0").update();
        server.bean(Sessions.class).removeExpired();
        server.database().sql("delete from logout_delivery").update();
        ask(BEAT);
        URI link = mailbox.await(BEAT, RESET).link(url);

        new TestBrowser().submit(link, link, Map.of("password", NEW));

        assertThat(TestClient.portal().refresh(url, tokens.text("refresh_token")).status()).isEqualTo(400);
        assertThat(server.database().sql("select client_id from logout_delivery where account_id = ? and sid = ?")
                .params(id(), TestClient.claims(tokens.text("id_token")).get("sid"))
                .query(String.class)
                .list()).as("the portal is told").containsExactly("portal");
    }

    @Test
    void whoSetANewPasswordIsLetInThoughOthersHaveGuessed() {
        TestBrowser browser = new TestBrowser();
        for (int guess = 0; guess < 8; guess++) {
            browser.signIn(url, BEAT, "falsch");
        }
        ask(BEAT);
        URI link = mailbox.await(BEAT, RESET).link(url);

        browser.submit(link, link, Map.of("password", NEW));

        assertThat(TestBrowser.location(browser.signIn(url, BEAT, NEW)).getPath()).isEqualTo("/");
    }

    @Test
    void aResetLinkWorksOnceAndTakesItsSiblingsAlong() {
        ask(BEAT);
        URI first = mailbox.await(BEAT, RESET).link(url);
        mailbox.clear();
        ask(BEAT);
        URI second = mailbox.await(BEAT, RESET).link(url);
        TestBrowser browser = new TestBrowser();

        assertThat(browser.submit(second, second, Map.of("password", NEW)).statusCode()).isEqualTo(302);

        assertThat(browser.get(second).statusCode()).isEqualTo(410);
        assertThat(browser.get(first).statusCode()).isEqualTo(410);
    }

    @Test
    void aLockedAccountGetsNoMailAndAnUnknownOneNeither() {
        server.database().sql("update account.account set status = 'LOCKED' where login = ?").param(BEAT).update();

        assertThat(TestBrowser.location(ask(BEAT)).toString()).endsWith("?sent");
        assertThat(TestBrowser.location(ask("niemand@example.ch")).toString()).endsWith("?sent");
        ask("anna.muster@example.ch");
        mailbox.await("anna.muster@example.ch", RESET);

        assertThat(mailbox.to(BEAT)).isEmpty();
        assertThat(mailbox.to("niemand@example.ch")).isEmpty();
    }

    @Test
    void everyQuestionIsRecordedAlsoWhenItIsNotAnswered() {
        TestBrowser hasty = new TestBrowser("198.51.100.9");
        for (int round = 0; round < 25; round++) {
            TestOpenForm.at(url.resolve("/password/forgotten"), hasty)
                    .send(Map.of("email", "probe-" + round + "@example.ch"));
        }

        assertThat(server.events().of(EventAction.ACCOUNT_PASSWORD_RESET_REQUEST)).hasSize(25);
        assertThat(server.database().sql("select count(*) from confirmation.link where subject like 'probe-%'")
                .query(Long.class).single()).isZero();
    }

    @Test
    void oneAndTheSamePasswordIsRightHoweverTheKeyboardComposesIt() {
        String composed = "zwölf Äpfel für Zoë";
        change(signedIn(), TestAuthServer.PASSWORD, Normalizer.normalize(composed, Normalizer.Form.NFD), false);

        assertThat(TestBrowser.location(new TestBrowser().signIn(url, BEAT, composed)).getPath()).isEqualTo("/");
    }

    @Test
    void aPasswordOf256CharactersWorksAndOneMoreIsRefused() {
        TestBrowser browser = signedIn();
        String squares = IntStream.range(100, 200).mapToObj(number -> number * number + "x").collect(joining());
        String longest = "🌿" + squares.substring(0, 255);

        assertThat(change(browser, TestAuthServer.PASSWORD, longest + "b", false).body())
                .contains("höchstens 256 Zeichen");
        assertThat(change(browser, TestAuthServer.PASSWORD, longest, false).statusCode()).isEqualTo(302);
        assertThat(isRight(longest)).isTrue();
    }

    @Test
    void aSignInSaysWhetherThePasswordIsOneThatOthersTryFirst() {
        new TestBrowser().signIn(url, "emil.roth@example.ch", "Passwort1234567");
        new TestBrowser().signIn(url, BEAT, TestAuthServer.PASSWORD);

        assertThat(server.events().of(EventAction.AUTH_LOGIN).stream().map(LoginEvent.class::cast)
                .map(LoginEvent::passwordBreached)).containsExactly(true, false);
    }

    private static TestBrowser signedIn() {
        TestBrowser browser = new TestBrowser();
        assertThat(TestBrowser.location(browser.signIn(url, BEAT, TestAuthServer.PASSWORD)).getPath()).isEqualTo("/");
        return browser;
    }

    private static HttpResponse<String> change(TestBrowser browser, String current, String password, boolean end) {
        Map<String, String> fields = end
                ? Map.of("current", current, "password", password, "endOthers", "yes")
                : Map.of("current", current, "password", password);
        return browser.submit(url.resolve("/password"), url.resolve("/password"), fields);
    }

    private static HttpResponse<String> ask(String address) {
        return TestOpenForm.at(url.resolve("/password/forgotten"), new TestBrowser()).send(address);
    }

    private static boolean isRight(String password) {
        String hash = server.database()
                .sql("select password_hash from account.account where login = ?")
                .param(BEAT)
                .query(String.class)
                .single();
        return server.bean(PasswordEncoder.class).matches(password, hash);
    }

    private static String hash() {
        return server.bean(LoginPseudonyms.class).of(new Login(BEAT));
    }

    private static String id() {
        return server.bean(Accounts.class).find(new Login(BEAT)).orElseThrow().id().toString();
    }
}
