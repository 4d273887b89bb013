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
import org.springframework.security.crypto.password.PasswordEncoder;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ProfileChangeEvent;

class ContactTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String BEAT = "beat.keller@example.ch";
    private static final String NEW = "anna.neu@example.org";
    private static final String CONFIRM = "Neue E-Mail-Adresse bestätigen";
    private static final String MOVED = "Ihr Konto hat eine neue E-Mail-Adresse";
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
        server.database().sql("delete from confirmation.link").update();
        server.database()
                .sql("update account.account set login = ?, password_hash = ? where id = ?::uuid")
                .params(ANNA, server.bean(PasswordEncoder.class).encode(TestAuthServer.PASSWORD), anna)
                .update();
        server.events().clear();
        mailbox.clear();
    }

    @Test
    void aNewAddressCountsOnceItsReaderSaysSoAndTheOldOneIsTold() {
        TestBrowser browser = signedIn(ANNA);
        askFor(browser, NEW);
        assertThat(login()).isEqualTo(ANNA);

        URI link = mailbox.await(NEW, CONFIRM).link(url);
        TestBrowser telephone = new TestBrowser();
        assertThat(telephone.get(link).body()).contains(NEW);
        assertThat(login()).as("opening the page changes nothing").isEqualTo(ANNA);
        assertThat(TestBrowser.location(telephone.submit(link, link, Map.of())).toString()).endsWith("/login?moved");

        assertThat(login()).isEqualTo(NEW);
        assertThat(server.events().of(EventAction.ACCOUNT_PROFILE_CHANGE))
                .containsExactly(new ProfileChangeEvent(anna, List.of("email")));
        assertThat(mailbox.await(ANNA, MOVED).text()).contains("sieben Tage", "/contact/address/return?token=");
        assertThat(TestBrowser.location(new TestBrowser().signIn(url, NEW, TestAuthServer.PASSWORD)).getPath())
                .isEqualTo("/");
        assertThat(telephone.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void whoHadTheOldAddressGoesBackAndSetsANewPassword() {
        TestBrowser thief = signedIn(ANNA);
        move(thief, NEW);
        URI back = mailbox.await(ANNA, MOVED).link(url);

        TestBrowser owner = new TestBrowser();
        URI choose = TestBrowser.location(owner.submit(back, back, Map.of()));

        assertThat(login()).isEqualTo(ANNA);
        assertThat(thief.get(url.resolve("/")).statusCode()).isEqualTo(302);
        String password = "drei Hunde bellen den Mond an";
        URI done = TestBrowser.location(owner.submit(url.resolve(choose), url.resolve(choose),
                Map.of("password", password)));
        assertThat(done.toString()).endsWith("/login?reset");
        assertThat(TestBrowser.location(owner.signIn(url, ANNA, password)).getPath()).isEqualTo("/");
    }

    @Test
    void movingOnDoesNotShakeOffTheOwner() {
        TestBrowser thief = signedIn(ANNA);
        move(thief, NEW);
        URI owners = mailbox.await(ANNA, MOVED).link(url);
        move(thief, "anna.weit.weg@example.org");
        URI thiefs = mailbox.await(NEW, MOVED).link(url);

        new TestBrowser().submit(thiefs, thiefs, Map.of());
        new TestBrowser().submit(owners, owners, Map.of());

        assertThat(login()).isEqualTo(ANNA);
        assertThat(new TestBrowser().get(thiefs).statusCode()).isEqualTo(410);
    }

    @Test
    void theThiefCannotGoBackAfterTheOwnerDid() {
        TestBrowser thief = signedIn(ANNA);
        move(thief, NEW);
        URI owners = mailbox.await(ANNA, MOVED).link(url);
        move(thief, "anna.weit.weg@example.org");
        URI thiefs = mailbox.await(NEW, MOVED).link(url);

        new TestBrowser().submit(owners, owners, Map.of());

        assertThat(new TestBrowser().get(thiefs).statusCode()).isEqualTo(410);
    }

    @Test
    void anAddressOfSomebodyElseGetsTheSamePageAndAnotherMail() {
        TestBrowser browser = signedIn(ANNA);

        HttpResponse<String> taken = askFor(browser, BEAT);
        HttpResponse<String> free = askFor(browser, NEW);

        assertThat(TestBrowser.location(taken)).isEqualTo(TestBrowser.location(free));
        assertThat(mailbox.await(BEAT, "Sie haben schon ein Konto").text()).doesNotContain("token");
        assertThat(login()).isEqualTo(ANNA);
    }

    @Test
    void anAddressThatWasTakenMeanwhileIsNotTakenTwice() {
        TestBrowser browser = signedIn(ANNA);
        askFor(browser, NEW);
        URI link = mailbox.await(NEW, CONFIRM).link(url);
        server.database().sql("update account.account set login = ? where login = ?").params(NEW, BEAT).update();
        try {
            assertThat(new TestBrowser().submit(link, link, Map.of()).statusCode()).isEqualTo(410);
            assertThat(login()).isEqualTo(ANNA);
        } finally {
            server.database().sql("update account.account set login = ? where login = ?").params(BEAT, NEW).update();
        }
    }

    @Test
    void changesAskForThePassword() {
        TestBrowser browser = signedIn(ANNA);

        HttpResponse<String> answer = browser.submit(url.resolve("/contact"), url.resolve("/contact/address"),
                Map.of("email", NEW, "current", "falsch"));

        assertThat(answer.body()).contains("Das Passwort stimmt nicht");
        assertThat(links()).isZero();
    }

    @Test
    void oneAccountDoesNotWriteToAllTheWorld() {
        TestBrowser browser = signedIn(ANNA);
        for (int round = 0; round < 3; round++) {
            assertThat(askFor(browser, "fremd-" + round + "@example.org").statusCode()).isEqualTo(302);
        }

        assertThat(askFor(browser, "fremd-3@example.org").body()).contains("schon mehrere Adressen");
    }

    @Test
    void theLanguageCanBeSwitchedWhereAFormCameBack() {
        TestBrowser browser = signedIn(ANNA);

        for (String form : List.of("/contact/address", "/contact/phone", "/contact/phone/remove")) {
            assertThat(TestBrowser.location(browser.get(url.resolve(form + "?lang=fr"))).getPath())
                    .isEqualTo("/contact");
        }
        assertThat(browser.get(url.resolve("/contact")).body()).contains("lang=\"fr\"");
    }

    private static void move(TestBrowser browser, String address) {
        askFor(browser, address);
        URI link = mailbox.await(address, CONFIRM).link(url);
        browser.submit(link, link, Map.of());
        assertThat(login()).isEqualTo(address);
    }

    private static HttpResponse<String> askFor(TestBrowser browser, String address) {
        return browser.submit(url.resolve("/contact"), url.resolve("/contact/address"),
                Map.of("email", address, "current", TestAuthServer.PASSWORD));
    }

    private static TestBrowser signedIn(String login) {
        TestBrowser browser = new TestBrowser();
        assertThat(TestBrowser.location(browser.signIn(url, login, TestAuthServer.PASSWORD)).getPath()).isEqualTo("/");
        return browser;
    }

    private static String login() {
        return server.database().sql("select login from account.account where id = ?::uuid").param(anna)
                .query(String.class).single();
    }

    private static long links() {
        return server.database().sql("select count(*) from confirmation.link").query(Long.class).single();
    }
}
