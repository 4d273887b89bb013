package ch.meinkonto.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.auth.testing.TestOpenForm;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.contract.RegistrationEvent;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;

class RegistrationTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String PASSWORD = "blaue Tasse auf dem Sims";
    private static final String SUBJECT = "Ihr Konto eröffnen";
    private static final String SUBJECT_KNOWN = "Sie haben schon ein Konto";
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
        server.events().clear();
        mailbox.clear();
    }

    @Test
    void whoeverReadsTheMailOpensAnAccountAndSignsIn() {
        TestBrowser browser = new TestBrowser();
        String address = "clara.neu@example.org";

        URI sent = TestBrowser.location(form(browser).send(" Clara.Neu@Example.org "));
        URI link = mailbox.await(address, SUBJECT).link(url);
        HttpResponse<String> opened = browser.submit(link, link, Map.of("name", "Clara Neu", "password", PASSWORD));

        assertThat(sent.toString()).endsWith("/register?sent");
        assertThat(browser.get(url.resolve("/register?sent")).body()).contains("Schauen Sie in Ihr Postfach");
        assertThat(TestBrowser.location(opened).toString()).endsWith("/login?opened");
        Account account = account(address);
        assertThat(account.displayName()).isEqualTo("Clara Neu");
        assertThat(account.roles()).containsExactly(Role.RESIDENT);
        assertThat(server.events().all())
                .containsExactly(new RegistrationEvent(Outcome.UNKNOWN, hash(address), null, "example.org", null),
                        new RegistrationEvent(Outcome.SUCCESS, hash(address), account.id().toString(), "example.org",
                                null));
        assertThat(TestBrowser.location(browser.signIn(url, address, PASSWORD)).getPath()).isEqualTo("/");
    }

    @Test
    void anAddressThatHasAnAccountGetsTheSamePageAndItsOwnerAMail() {
        HttpResponse<String> known = form(new TestBrowser()).send(ANNA);
        HttpResponse<String> unknown = form(new TestBrowser()).send("nobody.yet@example.ch");

        assertThat(TestBrowser.location(known).toString()).isEqualTo(TestBrowser.location(unknown).toString());
        assertThat(mailbox.await(ANNA, SUBJECT_KNOWN).text()).contains("/password/forgotten").doesNotContain("token");
        assertThat(mailbox.await("nobody.yet@example.ch", SUBJECT).text()).contains("/register/confirm?token=");
        assertThat(server.events().all())
                .containsExactly(new RegistrationEvent(Outcome.FAILURE, hash(ANNA), null, "example.ch", null),
                        new RegistrationEvent(Outcome.UNKNOWN, hash("nobody.yet@example.ch"), null, "example.ch",
                                null));
    }

    @Test
    void aLinkIsGoodForOneAccount() {
        TestBrowser browser = new TestBrowser();
        form(browser).send("once@example.org");
        URI link = mailbox.await("once@example.org", SUBJECT).link(url);
        String token = browser.token(link);
        Map<String, String> fields = Map.of("name", "Otto Once", "password", PASSWORD);

        assertThat(browser.post(link, fields, token).statusCode()).isEqualTo(302);
        assertThat(browser.post(link, fields, token).statusCode()).isEqualTo(410);
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkThatIsTooOldOpensNothing() {
        TestBrowser browser = new TestBrowser();
        form(browser).send("late@example.org");
        URI link = mailbox.await("late@example.org", SUBJECT).link(url);

        server.database().sql("update confirmation.link set expires_at = now() - interval '1 second'").update();

        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        assertThat(browser.get(link).body()).contains("Dieser Link gilt nicht mehr");
    }

    @Test
    void theLinkItselfIsNotInTheDatabase() {
        form(new TestBrowser()).send("hidden@example.org");
        String token = mailbox.await("hidden@example.org", SUBJECT).link(url).getQuery().substring("token=".length());

        assertThat(server.database().sql("select token_hash from confirmation.link").query(String.class).list())
                .isNotEmpty()
                .allSatisfy(kept -> assertThat(kept).doesNotContain(token).hasSize(64));
    }

    @ParameterizedTest
    @CsvSource({"kurz,mindestens 15 Zeichen", "SommerSommer2026,probieren Fremde zuerst",
            "Clara Neumann 1990,nur Ihr Name", "'',mindestens 15 Zeichen"})
    void aPasswordThatIsNotGoodEnoughIsRefusedInWordsAndTheLinkStaysGood(String password, String words) {
        TestBrowser browser = new TestBrowser();
        form(browser).send("weak@example.org");
        URI link = mailbox.await("weak@example.org", SUBJECT).link(url);

        HttpResponse<String> refused = browser.submit(link, link,
                Map.of("name", "Clara Neumann", "password", password));

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains(words, "<title>Fehler: ").contains("value=\"Clara Neumann\"");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "anna@", "@example.ch", "anna@example", "an na@example.ch", "anna@example..ch",
            "a@b.ch\r\nBcc: everybody@example.ch"})
    void whatIsNoAddressIsSentBackWithAnExample(String typed) {
        HttpResponse<String> answer = form(new TestBrowser()).send(typed);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("name@beispiel.ch").contains("<title>Fehler: ");
    }

    @Test
    void theFieldThatNobodySeesCatchesPrograms() {
        HttpResponse<String> answer = form(new TestBrowser())
                .send(Map.of("email", "program@example.org", "homepage", "http://example.org"));

        assertThat(TestBrowser.location(answer).toString()).endsWith("/register?sent");
        assertThat(server.events().all()).containsExactly(new ValidationRejectedEvent("unseen-field", "homepage"));
        assertThat(links()).isZero();
    }

    @Test
    void aFormCountsOnceAndOnlyWithASealOfOurs() {
        TestOpenForm form = form(new TestBrowser());
        Map<String, String> fields = Map.of("email", "twice@example.org", "work", form.work());

        assertThat(form.send(fields).statusCode()).isEqualTo(302);
        assertThat(form.send(fields).body()).contains("Die Seite war schon benutzt");
        assertThat(form(new TestBrowser()).send(Map.of("email", "a@example.org", "seal", "AAAA.BBBB")).body())
                .contains("Die Seite war schon benutzt");
        assertThat(form(new TestBrowser()).send(Map.of("email", "a@example.org", "seal", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormThatComesBackFasterThanAPersonWritesMustHaveBeenWorkedFor() {
        assertThat(form(new TestBrowser()).send(Map.of("email", "fast@example.org")).body())
                .contains("Die Seite war schon benutzt");
    }

    @Test
    void aFormThatWasOpenLongerThanItsSessionIsOfferedAgain() {
        TestBrowser browser = new TestBrowser();

        URI back = TestBrowser.location(
                browser.post(url.resolve("/register"), Map.of("email", "late@example.org"), "stale"));

        assertThat(back.toString()).endsWith("/register?stale");
        assertThat(browser.get(url.resolve(back)).body()).contains("lange offen");
        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void nobodyFillsTheInboxOfSomebodyElse() {
        for (int round = 0; round < 5; round++) {
            assertThat(form(new TestBrowser("198.51.100." + round)).send(ANNA).statusCode()).isEqualTo(302);
        }
        form(new TestBrowser()).send("last@example.org");
        mailbox.await("last@example.org", SUBJECT);

        assertThat(mailbox.to(ANNA)).hasSize(3);
        assertThat(server.events().of(EventAction.RATELIMIT_HIT))
                .containsExactly(new RateLimitEvent("mail-recipient", "account", 1));
    }

    @Test
    void tooManyFormsFromOneAddressAreToldToWait() {
        TestBrowser browser = new TestBrowser("203.0.113.77");
        List<Integer> answers = new ArrayList<>();
        for (int round = 0; round < 31; round++) {
            answers.add(form(browser).send("many-" + round + "@example.org").statusCode());
        }

        assertThat(answers.subList(0, 30)).containsOnly(302);
        assertThat(answers.getLast()).isEqualTo(429);
        assertThat(form(new TestBrowser("203.0.113.78")).send("other@example.org").statusCode()).isEqualTo(302);
    }

    @Test
    void theMailSpeaksTheLanguageOfThePage() {
        TestBrowser browser = new TestBrowser();
        browser.get(url.resolve("/register?lang=it"));

        form(browser).send("gianna@example.org");

        assertThat(mailbox.await("gianna@example.org", "Aprire il Suo conto").text()).contains("Buongiorno");
    }

    private static TestOpenForm form(TestBrowser browser) {
        return TestOpenForm.at(url.resolve("/register"), browser);
    }

    private static long links() {
        return server.database()
                .sql("select count(*) from confirmation.link where subject = 'program@example.org'")
                .query(Long.class)
                .single();
    }

    private static Account account(String address) {
        return server.bean(Accounts.class).find(new Login(address)).orElseThrow();
    }

    private static String hash(String address) {
        return server.bean(LoginPseudonyms.class).of(new Login(address));
    }
}
