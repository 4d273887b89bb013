package ch.meinkonto.auth.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.AccountClosingEvent;
import ch.meinkonto.soc.contract.AccountClosingEvent.Stage;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.contract.EventAction;

class ClosingTests {
    private static final String BEAT = "beat.keller@example.ch";
    /** What applications must still be told after an account is gone; each row goes once it is told. */
    private static final List<String> OUTLIVING = List.of("public.account_notice", "public.logout_delivery");
    private final TestMailbox mailbox = new TestMailbox();
    private final TestAuthServer server = TestAuthServer.start(TestPostgres.database("auth"), mailbox.setting());
    private final URI url = server.url();
    private String beat = "";

    @BeforeEach
    void find() {
        beat = server.bean(Accounts.class).find(new Login(BEAT)).orElseThrow().id().toString();
        server.database().sql("insert into contact.phone values (?::uuid, '+41791234567', now())").param(beat).update();
        server.database().sql("""
                insert into contact.phone_proof (account_id, number, code_hash, expires_at)
                values (?::uuid, '+41797654321', repeat('0', 64), now() + interval '5 minutes')""").param(beat)
                .update();
    }

    @AfterEach
    void stop() {
        server.close();
        mailbox.close();
    }

    @Test
    void everythingEndsAtOnceAndTheDataGoAMonthLater() {
        TestBrowser browser = signedIn();
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.portal().code(url, BEAT));

        URI closed = TestBrowser.location(submit(browser, "/account/close", TestAuthServer.PASSWORD));

        assertThat(browser.get(url.resolve(closed)).body()).contains("Ihr Konto ist geschlossen");
        assertThat(browser.get(url.resolve("/")).statusCode()).isEqualTo(302);
        assertThat(TestClient.portal().refresh(url, tokens.text("refresh_token")).status()).isEqualTo(400);
        assertThat(TestBrowser.location(new TestBrowser().signIn(url, BEAT, TestAuthServer.PASSWORD)).toString())
                .endsWith("?error");

        server.bean(CloseAccount.class).deleteDue();
        assertThat(server.bean(Accounts.class).find(UUID.fromString(beat))).isPresent();

        server.database().sql("update closing.asked set due_at = now() - interval '1 second'").update();
        server.bean(CloseAccount.class).deleteDue();

        assertThat(placesOfAccounts())
                .contains("account.role where account_id", "public.spring_session where principal_name")
                .allSatisfy(place -> assertThat(rows(place)).as(place).isZero());
        assertThat(mailbox.await(BEAT, "Ihr Konto ist gelöscht").text()).contains("wie Sie es gewünscht haben");
        assertThat(server.events().of(EventAction.ACCOUNT_CLOSE)).containsExactly(
                new AccountClosingEvent(beat, Stage.ASKED), new AccountClosingEvent(beat, Stage.CLOSED));
    }

    @Test
    void anAccountThatCannotBeDeletedNowStopsNoOther() {
        UUID rosa = TestPerson.resident(server).id();
        server.database().sql("create table held (id uuid references account.account (id))").update();
        server.database().sql("insert into held values (?)").param(rosa).update();
        server.database().sql("""
                insert into closing.asked select id, now(), now() - case when id = ? then interval '2 hours'
                    else interval '1 hour' end, 'de' from account.account where id in (?, ?::uuid)""")
                .params(rosa, rosa, beat)
                .update();

        server.bean(CloseAccount.class).deleteDue();

        assertThat(server.bean(Accounts.class).find(UUID.fromString(beat))).isEmpty();
        assertThat(server.bean(Accounts.class).find(rosa)).isPresent();
        assertThat(server.events().of(EventAction.ACCOUNT_CLOSE))
                .containsExactly(new AccountClosingEvent(beat, Stage.CLOSED));

        server.database().sql("drop table held").update();
        server.bean(CloseAccount.class).deleteDue();
        assertThat(server.bean(Accounts.class).find(rosa)).as("comes up again in an hour").isPresent();
        server.database().sql("update closing.asked set due_at = due_at - interval '1 hour'").update();
        server.bean(CloseAccount.class).deleteDue();
        assertThat(server.bean(Accounts.class).find(rosa)).isEmpty();
    }

    @Test
    void theOwnerCanChangeTheirMindUntilThen() {
        submit(signedIn(), "/account/close", TestAuthServer.PASSWORD);
        URI keep = mailbox.await(BEAT, "Ihr Konto wird gelöscht").link(url);
        TestBrowser browser = new TestBrowser();

        assertThat(TestBrowser.location(browser.submit(keep, keep, Map.of())).toString()).endsWith("/login?kept");

        assertThat(TestBrowser.location(browser.signIn(url, BEAT, TestAuthServer.PASSWORD)).getPath()).isEqualTo("/");
        assertThat(browser.get(keep).statusCode()).isEqualTo(410);
        server.database().sql("update closing.asked set due_at = now() - interval '1 second'").update();
        server.bean(CloseAccount.class).deleteDue();
        assertThat(server.bean(Accounts.class).find(UUID.fromString(beat))).isPresent();
    }

    @Test
    void keepingAnAccountDoesNotUnlockIt() {
        submit(signedIn(), "/account/close", TestAuthServer.PASSWORD);
        URI keep = mailbox.await(BEAT, "Ihr Konto wird gelöscht").link(url);
        server.database().sql("update account.account set status = 'LOCKED' where login = ?").param(BEAT).update();

        new TestBrowser().submit(keep, keep, Map.of());

        assertThat(TestBrowser.location(new TestBrowser().signIn(url, BEAT, TestAuthServer.PASSWORD)).toString())
                .endsWith("?error");
    }

    @Test
    void theCopyHoldsWhatIsKeptAndNoSecret() {
        TestBrowser browser = signedIn();
        TestClient.portal().redeem(url, TestClient.portal().code(url, BEAT));

        HttpResponse<String> copy = submit(browser, "/account/copy", TestAuthServer.PASSWORD);

        assertThat(copy.headers().firstValue("Content-Disposition").orElseThrow()).contains("mein-konto.json");
        JsonNode json = new JsonMapper().readTree(copy.body());
        assertThat(json.propertyNames()).contains("made", "account", "applications", "contact", "sessions");
        assertThat(json.at("/account/email").asString()).isEqualTo(BEAT);
        assertThat(json.at("/account/roles/0").asString()).isEqualTo("RESIDENT");
        assertThat(json.at("/contact/phone").asString()).isEqualTo("+41791234567");
        assertThat(json.at("/contact/phoneToBeProven").asString()).isEqualTo("+41797654321");
        assertThat(json.at("/sessions").size()).isEqualTo(2);
        assertThat(json.at("/applications/tokens/0/application").asString()).isEqualTo("portal");
        assertThat(copy.body()).doesNotContain("argon2", "eyJ");
        assertThat(server.events().of(EventAction.DOCUMENT_DOWNLOAD))
                .singleElement()
                .isInstanceOfSatisfying(DocumentEvent.class,
                        event -> assertThat(event.type()).isEqualTo("account-copy"));
    }

    @Test
    void bothAskForThePassword() {
        TestBrowser browser = signedIn();

        assertThat(submit(browser, "/account/copy", "falsch").body()).contains("Das Passwort stimmt nicht");
        assertThat(submit(browser, "/account/close", "falsch").body()).contains("Das Passwort stimmt nicht");
        assertThat(browser.get(url.resolve("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void theLanguageCanBeSwitchedWhereAFormCameBack() {
        TestBrowser browser = signedIn();

        assertThat(List.of("/account/copy", "/account/close")).allSatisfy(
                form -> assertThat(TestBrowser.location(browser.get(url.resolve(form + "?lang=fr"))).getPath())
                        .isEqualTo("/account/data"));
    }

    /** Every table that says of whom a row is, as the database knows them, and the column that says so. */
    private List<String> placesOfAccounts() {
        return server.database().sql("""
                select table_schema || '.' || table_name as place, column_name from information_schema.columns
                where column_name in ('account_id', 'principal_name') or
                    (table_schema, table_name, column_name) = ('account', 'account', 'id')""")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(place -> !OUTLIVING.contains(place.getKey()))
                .map(place -> place.getKey() + " where " + place.getValue())
                .toList();
    }

    private long rows(String place) {
        return server.database().sql("select count(*) from " + place + "::text = ?").param(beat).query(Long.class)
                .single();
    }

    private TestBrowser signedIn() {
        TestBrowser browser = new TestBrowser();
        assertThat(TestBrowser.location(browser.signIn(url, BEAT, TestAuthServer.PASSWORD)).getPath()).isEqualTo("/");
        return browser;
    }

    private HttpResponse<String> submit(TestBrowser browser, String path, String password) {
        return browser.submit(url.resolve("/account/data"), url.resolve(path), Map.of("current", password));
    }
}
