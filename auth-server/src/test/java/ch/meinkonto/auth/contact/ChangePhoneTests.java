package ch.meinkonto.auth.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ProfileChangeEvent;

/** A telephone number is proven, replaced and deleted. */
class ChangePhoneTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String BEAT = "beat.keller@example.ch";
    private static final String MESSAGES_TO = "+41791234567@sms.mein-konto.example";
    private static TestMailbox mailbox;
    private static TestAuthServer server;
    private static URI url;
    private static String anna;

    @BeforeAll
    static void start() {
        mailbox = new TestMailbox();
        server = TestAuthServer.start(TestPostgres.database("auth"), mailbox.setting());
        url = server.url();
        anna = server.bean(Accounts.class).find(new Login(ANNA)).orElseThrow().id().toString();
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    @BeforeEach
    void forget() {
        server.database().sql("delete from throttle.budget").update();
        server.database().sql("delete from contact.phone").update();
        server.database().sql("delete from contact.phone_proof").update();
        server.events().clear();
        mailbox.clear();
    }

    @Test
    void aTelephoneNumberCountsOnceItsCodeIsTyped() {
        TestBrowser browser = signedIn(ANNA);

        URI next = TestBrowser.location(askForPhone(browser, "079 123 45 67"));
        assertThat(next.getPath()).isEqualTo("/contact/phone/code");
        assertThat(browser.get(url.resolve(next)).body()).contains("+41 ••• 67").doesNotContain("791234567");
        String code = code();
        assertThat(type(browser, wrong(code)).body()).contains("Der Code stimmt nicht");
        URI done = TestBrowser.location(type(browser, code.substring(0, 3) + " " + code.substring(3)));

        assertThat(done.toString()).endsWith("/contact?phone");
        assertThat(number()).isEqualTo("+41791234567");
        assertThat(server.events().of(EventAction.ACCOUNT_PROFILE_CHANGE))
                .containsExactly(new ProfileChangeEvent(anna, List.of("phone")));
        assertThat(mailbox.await(ANNA, "Ihre Telefonnummer ist geändert").text()).contains("Waren Sie es nicht?");
    }

    @Test
    void fiveWrongCodesSpendTheRightOne() {
        TestBrowser browser = signedIn(ANNA);
        askForPhone(browser, "079 123 45 67");
        String code = code();
        for (int guess = 0; guess < 5; guess++) {
            type(browser, wrong(code));
        }

        assertThat(type(browser, code).body()).contains("Der Code stimmt nicht");
    }

    @Test
    void codesAreNotSentAllNight() {
        TestBrowser browser = signedIn(ANNA);
        for (int round = 0; round < 3; round++) {
            assertThat(askForPhone(browser, "079 123 45 67").statusCode()).isEqualTo(302);
        }

        assertThat(askForPhone(browser, "079 123 45 67").body()).contains("schon mehrere Codes");
        assertThat(askForPhone(signedIn(BEAT), "079 123 45 67").body()).contains("schon mehrere Codes");
    }

    @Test
    void aNumberCanBeDeleted() {
        server.database().sql("insert into contact.phone values (?::uuid, '+41791234567', now())").param(anna).update();
        TestBrowser browser = signedIn(ANNA);

        URI remove = url.resolve("/contact/phone/remove");
        assertThat(browser.submit(url.resolve("/contact"), remove, Map.of("current", "falsch")).body())
                .contains("Das Passwort stimmt nicht");
        assertThat(number()).isEqualTo("+41791234567");

        browser.submit(url.resolve("/contact"), remove, Map.of("current", TestAuthServer.PASSWORD));

        assertThat(server.database().sql("select count(*) from contact.phone").query(Long.class).single()).isZero();
        mailbox.await(ANNA, "Ihre Telefonnummer ist geändert");
    }

    @Test
    void aNumberThatNobodyProvedIsForgotten() {
        askForPhone(signedIn(ANNA), "079 123 45 67");
        Phones phones = server.bean(Phones.class);
        phones.removeExpired();
        assertThat(proofs()).isEqualTo(1);

        server.database().sql("update contact.phone_proof set expires_at = now() - interval '1 second'").update();
        phones.removeExpired();

        assertThat(proofs()).isZero();
    }

    private static long proofs() {
        return server.database().sql("select count(*) from contact.phone_proof").query(Long.class).single();
    }

    private static HttpResponse<String> askForPhone(TestBrowser browser, String number) {
        return browser.submit(url.resolve("/contact"), url.resolve("/contact/phone"),
                Map.of("number", number, "current", TestAuthServer.PASSWORD));
    }

    private static HttpResponse<String> type(TestBrowser browser, String code) {
        URI page = url.resolve("/contact/phone/code");
        return browser.submit(page, page, Map.of("code", code));
    }

    private static String code() {
        String text = mailbox.await(MESSAGES_TO, "Mein Konto").text();
        assertThat(text).matches("(?s)\\d{6} ist Ihr Code.*").hasSizeLessThan(160);
        return text.substring(0, 6);
    }

    private static String wrong(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    private static String number() {
        return server.database().sql("select number from contact.phone").query(String.class).single();
    }

    private static TestBrowser signedIn(String login) {
        TestBrowser browser = new TestBrowser();
        assertThat(TestBrowser.location(browser.signIn(url, login, TestAuthServer.PASSWORD)).getPath()).isEqualTo("/");
        return browser;
    }
}
