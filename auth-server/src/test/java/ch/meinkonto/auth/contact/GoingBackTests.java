package ch.meinkonto.auth.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.AccountClosingEvent;
import ch.meinkonto.soc.contract.AccountClosingEvent.Stage;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;

/** Somebody knows the password and changes the address; the owner goes back by the link that came to the old one. */
class GoingBackTests {
    private static final String ELSEWHERE = "anna.weit.weg@example.org";
    private static TestMailbox mailbox;
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser thief = new TestBrowser("203.0.113.66");
    private final TestBrowser owner = new TestBrowser("198.51.100.1");
    private TestPerson person;

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
    void takeOver() {
        server.database().sql("delete from throttle.budget").update();
        server.database().sql("delete from account.account where login = ?").param(ELSEWHERE).update();
        mailbox.clear();
        person = TestPerson.resident(server);
        assertThat(signsIn(thief, person.login())).isTrue();
        thief.submit(url.resolve("/contact"), url.resolve("/contact/address"),
                Map.of("email", ELSEWHERE, "current", TestAuthServer.PASSWORD));
        server.events().clear();
    }

    @Test
    void thePasswordThatTheThiefKnowsIsRefusedAtOnce() {
        move();
        URI choose = goBack();

        assertThat(signsIn(new TestBrowser("203.0.113.67"), person.login())).isFalse();
        assertThat(signsIn(new TestBrowser("203.0.113.67"), ELSEWHERE)).isFalse();
        String password = "drei Hunde bellen den Mond an";
        owner.submit(choose, choose, Map.of("password", password));
        assertThat(TestBrowser.location(owner.signIn(url, person.login(), password)).getPath()).isEqualTo("/");
    }

    @Test
    void whatTheThiefAddedGoesAndWhatTheOwnerHadStays() {
        addPasskey("owners", "2 days");
        move();
        server.database().sql("update confirmation.link set expires_at = expires_at - interval '1 day'").update();
        addPasskey("thiefs", "1 hour");
        addApp("now()");
        addRecoveryCode("a", "2 days");
        addRecoveryCode("b", "1 hour");
        goBack();

        SecondFactors.Overview has = server.bean(SecondFactors.class).of(person.id());
        assertThat(has.app()).isNull();
        assertThat(has.passkeys()).singleElement().satisfies(passkey -> assertThat(passkey.name()).isEqualTo("owners"));
        assertThat(has.recoveryCodesLeft()).isEqualTo(1);
        assertThat(server.events().of(EventAction.AUTH_MFA_REMOVE)).containsExactlyInAnyOrder(removed("totp"),
                removed("passkey"));
    }

    @Test
    void aSecretThatTheThiefWasShownIsNotOfferedToTheOwner() {
        move();
        addApp("null");
        goBack();

        assertThat(count("factor.totp")).isZero();
    }

    @Test
    void noDeviceIsKnownAnyMore() {
        assertThat(count("device.known_device")).isEqualTo(1);
        move();
        goBack();

        assertThat(count("device.known_device")).isZero();
    }

    @Test
    void anAccountThatTheThiefWantedDeletedIsKept() {
        move();
        thief.submit(url.resolve("/account/data"), url.resolve("/account/close"),
                Map.of("current", TestAuthServer.PASSWORD));
        assertThat(count("closing.asked")).isEqualTo(1);
        URI choose = goBack();

        assertThat(count("closing.asked")).isZero();
        assertThat(server.events().of(EventAction.ACCOUNT_CLOSE)).containsExactly(
                new AccountClosingEvent(person.id().toString(), Stage.ASKED),
                new AccountClosingEvent(person.id().toString(), Stage.KEPT));
        assertThat(owner.get(choose).statusCode()).isEqualTo(200);
    }

    @Test
    void aLockedAccountDoesNotMove() {
        server.database().sql("update account.account set status = 'LOCKED' where id = ?").param(person.id()).update();
        URI link = confirmation();

        assertThat(thief.submit(link, link, Map.of()).statusCode()).isEqualTo(410);

        assertThat(server.database().sql("select login from account.account where id = ?").param(person.id())
                .query(String.class).single()).isEqualTo(person.login());
    }

    private void move() {
        URI link = confirmation();
        assertThat(TestBrowser.location(thief.submit(link, link, Map.of())).toString()).endsWith("/login?moved");
    }

    private static URI confirmation() {
        return mailbox.await(ELSEWHERE, "Neue E-Mail-Adresse bestätigen").link(url);
    }

    /** Where a new password can be chosen. */
    private URI goBack() {
        URI back = mailbox.await(person.login(), "Ihr Konto hat eine neue E-Mail-Adresse").link(url);
        return url.resolve(TestBrowser.location(owner.submit(back, back, Map.of())));
    }

    private static boolean signsIn(TestBrowser browser, String login) {
        return !TestBrowser.location(browser.signIn(url, login, TestAuthServer.PASSWORD)).toString().endsWith("?error");
    }

    /** Both ids are whole groups of four letters, so that they read the same after decoding. */
    private void addPasskey(String name, String age) {
        server.database()
                .sql("insert into user_entities (id, name) values (?, ?) on conflict do nothing")
                .params("user" + person.id().toString().replace("-", ""), person.id().toString())
                .update();
        server.database().sql("""
                insert into user_credentials (credential_id, user_entity_user_id, public_key, signature_count,
                    uv_initialized, backup_eligible, authenticator_transports, public_key_credential_type, backup_state,
                    created, last_used, label)
                select ? || substr(id, 5, 10), id, '\\x00', 0, true, false, 'internal', 'public-key', false,
                    localtimestamp - ?::interval, localtimestamp, ? from user_entities where account_id = ?""")
                .params(name, age, name, person.id())
                .update();
    }

    private void addApp(String confirmedAt) {
        server.database()
                .sql("insert into factor.totp (account_id, nonce, sealed, created_at, confirmed_at) "
                        + "values (?, '\\x000000000000000000000000', '\\x00', now(), " + confirmedAt + ")")
                .param(person.id())
                .update();
    }

    private void addRecoveryCode(String digit, String age) {
        server.database()
                .sql("insert into factor.recovery_code (account_id, code_hash, made_at) "
                        + "values (?, ?, now() - ?::interval)")
                .params(person.id(), digit.repeat(64), age)
                .update();
    }

    private int count(String table) {
        return server.database().sql("select count(*) from " + table + " where account_id = ?")
                .param(person.id())
                .query(Integer.class)
                .single();
    }

    private SecondFactorEvent removed(String factor) {
        return new SecondFactorEvent(EventAction.AUTH_MFA_REMOVE, Outcome.SUCCESS, factor, person.id().toString(),
                null);
    }
}
