package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.notice.Notice;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;

/** Adding an authenticator app and recovery codes to one's account, and taking them away. */
class AppPagesTests {
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();
    private TestPerson person;

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
    void signIn() {
        person = TestPerson.resident(server);
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        server.events().clear();
    }

    @Test
    void anAppIsAddedWithItsFirstCodeAndTenRecoveryCodesAreShownOnce() {
        TestApp app = TestApp.added(server, person, browser);

        assertThat(app.paper()).hasSize(RecoveryCodes.COUNT).doesNotHaveDuplicates();
        assertThat(server.events().of(EventAction.AUTH_MFA_ENROLL)).containsExactly(
                changed(EventAction.AUTH_MFA_ENROLL, "totp"), changed(EventAction.AUTH_MFA_ENROLL, "recovery_code"));
        assertThat(kinds()).containsExactly("app-added", "recovery-codes-made");
        browser.get(url.resolve("/security/app"));
        app.type(browser, app.code());
        assertThat(TestBrowser.location(browser.get(url.resolve("/security/app"))).getPath())
                .as("the secret is not shown again")
                .isEqualTo("/security");
    }

    @Test
    void nothingThatOpensAnAccountCanBeReadInTheDatabase() {
        TestApp app = TestApp.added(server, person, browser);

        String rows = server.database().sql("""
                select coalesce(string_agg(t::text, ' '), '') || ' ' || (select string_agg(r::text, ' ')
                from factor.recovery_code r) from factor.totp t""").query(String.class).single();

        assertThat(rows).doesNotContain(app.secret().text(), hex(app.secret().text()), app.paper().getFirst(),
                app.paper().getFirst().replace("-", ""));
    }

    @Test
    void thePageShowsTheSameSecretHoweverOftenItIsOpenedAndAWrongCodeAddsNothing() {
        URI page = url.resolve("/security/app");
        String first = secret(browser.get(page).body());

        HttpResponse<String> refused = browser.submit(page, page, Map.of("code", "12345"));

        assertThat(TestBrowser.location(refused)).hasToString(url + "/security/app?error");
        String again = browser.get(url.resolve("/security/app?error")).body();
        assertThat(secret(again)).isEqualTo(first);
        assertThat(again).contains("<title>Fehler: ", "class=\"qr-dark\" d=\"M");
        assertThat(server.events().all()).isEmpty();
        assertThat(
                TestBrowser.location(new TestBrowser().signIn(url, person.login(), TestAuthServer.PASSWORD)).getPath())
                .as("what was not confirmed is not asked for")
                .isEqualTo("/");
    }

    @Test
    void whoSignedInLongAgoProvesOnceMoreWhoTheyAre() {
        TestApp app = TestApp.added(server, person, browser);

        // The session has proven the password only, and now there is something better.
        URI first = TestBrowser.location(browser.get(url.resolve("/security/app/remove")));
        assertThat(first.getPath()).isEqualTo("/login/factor");
        assertThat(TestBrowser.location(browser.post(url.resolve("/security/app/remove"), Map.of(),
                browser.token(url.resolve("/")))).getPath()).isEqualTo("/security/app/remove");
        assertThat(server.events().of(EventAction.AUTH_MFA_REMOVE)).isEmpty();

        assertThat(app.type(browser, app.code())).startsWith("/security/app/remove");
        URI page = url.resolve("/security/app/remove");
        browser.submit(page, page, Map.of());

        assertThat(server.events().of(EventAction.AUTH_MFA_REMOVE))
                .containsExactly(changed(EventAction.AUTH_MFA_REMOVE, "totp"));
        assertThat(kinds()).endsWith("app-removed");
        assertThat(server.bean(SecondFactors.class).of(person.id()))
                .as("without a factor there is nothing to recover")
                .isEqualTo(new SecondFactors.Overview(null, List.of(), 0));
    }

    @Test
    void newRecoveryCodesMakeTheOldOnesWorthless() {
        TestApp app = TestApp.added(server, person, browser);
        browser.get(url.resolve("/security/recovery-codes"));
        app.type(browser, app.code());
        URI page = url.resolve("/security/recovery-codes");

        List<String> made = TestApp.codes(browser.submit(page, page, Map.of()).body());

        assertThat(made).hasSize(RecoveryCodes.COUNT).doesNotContainAnyElementsOf(app.paper());
        TestBrowser other = new TestBrowser();
        app.typePassword(other);
        assertThat(app.typePaper(other, app.paper().getFirst())).isEqualTo("/login/factor?error&recovery");
        assertThat(app.typePaper(other, made.getFirst())).isEqualTo("/");
    }

    @Test
    void whoHasNoFactorNeedsNoRecoveryCodes() {
        assertThat(TestBrowser.location(browser.get(url.resolve("/security/recovery-codes"))).getPath())
                .isEqualTo("/security");
    }

    private SecondFactorEvent changed(EventAction action, String factor) {
        return new SecondFactorEvent(action, Outcome.SUCCESS, factor, person.id().toString(), null);
    }

    private List<String> kinds() {
        return server.notices().stream().filter(notice -> notice.to().equals(person.login())).map(Notice::kind)
                .toList();
    }

    /** Whoever saw it on the screen long ago has nothing of it. */
    @Test
    void aSecretThatWasOfferedLongAgoIsReplaced() {
        URI page = url.resolve("/security/app");
        String first = secret(browser.get(page).body());
        server.database()
                .sql("update factor.totp set created_at = created_at - interval '11 minutes' where account_id = ?")
                .param(person.id())
                .update();

        assertThat(secret(browser.get(page).body())).hasSameSizeAs(first).isNotEqualTo(first);
    }

    private static String secret(String page) {
        return page.replaceFirst("(?s).*id=\"secret\"[^>]*>([A-Z2-7 ]+)<.*", "$1");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
