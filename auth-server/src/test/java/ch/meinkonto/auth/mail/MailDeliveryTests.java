package ch.meinkonto.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestMailbox;
import ch.meinkonto.ops.stores.TestPostgres;

class MailDeliveryTests {
    private static final Locale GERMAN = Locale.of("de", "CH");
    private static final String SUBJECT = "Ihr Passwort ist geändert";
    private TestAuthServer server = TestAuthServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLetterThatNobodyTookWaitsAndGoesOutAfterARestart() {
        TestPostgres.Database database = TestPostgres.database("auth");
        server.close();
        try (TestAuthServer first = TestAuthServer.start(database)) {
            first.bean(Letters.class).send("clara@example.org", "password-changed", GERMAN);
        }

        try (TestMailbox mailbox = new TestMailbox()) {
            server = TestAuthServer.start(database, mailbox.setting());
            server.database().sql("update mail.outgoing set next_attempt_at = now()").update();
            server.bean(MailWakeUp.class).now();

            assertThat(mailbox.await("clara@example.org", SUBJECT).text()).contains("Guten Tag",
                    "eben geändert", "fragt Sie nie");
        }
    }

    @Test
    void aLetterOfATransactionThatFailedIsNeverSent() {
        TransactionOperations transactions = server.bean(TransactionOperations.class);

        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
            server.bean(Letters.class).send("clara@example.org", "password-changed", GERMAN);
            throw new IllegalStateException("rolled back");
        })).hasMessage("rolled back");

        assertThat(waiting()).isZero();
    }

    @Test
    void whatTheMailServerRefusesIsTriedAgainLaterAndGivenUpAfterADay() {
        OutgoingLetters outgoing = server.bean(OutgoingLetters.class);
        server.database().sql("""
                insert into mail.outgoing (id, recipient, subject, body, created_at, next_attempt_at)
                values (gen_random_uuid(), 'clara@example.org', 's', 'b', now(), now())""").update();
        Optional<OutgoingLetters.Outgoing> due = outgoing.takeDue();
        while (due.isEmpty()) {
            server.database().sql("update mail.outgoing set next_attempt_at = now()").update();
            due = outgoing.takeDue();
        }

        assertThat(outgoing.failed(due.get())).isTrue();
        assertThat(outgoing.takeDue()).isEmpty();

        server.database().sql("""
                update mail.outgoing set next_attempt_at = now(), created_at = now() - interval '25 hours'""").update();
        OutgoingLetters.Outgoing old = outgoing.takeDue().orElseThrow();
        assertThat(outgoing.failed(old)).isFalse();
        assertThat(waiting()).isZero();
    }

    @Test
    void aLetterThatNobodyCanReadKeepsBackNoOther() {
        try (TestMailbox mailbox = new TestMailbox()) {
            server.close();
            server = TestAuthServer.start(TestPostgres.database("auth"), mailbox.setting());
            server.database().sql("""
                    insert into mail.outgoing (id, recipient, subject, body, created_at, next_attempt_at)
                    values (gen_random_uuid(), 'clara@example.org', E'two\\nlines', 'b', now(), now())""").update();
            server.bean(MailWakeUp.class).now();
            while (server.database().sql("select attempts from mail.outgoing").query(Integer.class).single() == 0) {
                Thread.onSpinWait();
            }

            server.bean(Letters.class).send("clara@example.org", "password-changed", GERMAN);

            assertThat(mailbox.await("clara@example.org", SUBJECT).text()).contains("Guten Tag");
        }
    }

    @Test
    void anAddressCannotCarryASecondHeader() {
        assertThatThrownBy(() -> new Letter("a@b.ch\nBcc: c@d.ch", "s", "t"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter("a@b.ch", "s\rBcc: c@d.ch", "t"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long waiting() {
        return server.bean(JdbcClient.class).sql("select count(*) from mail.outgoing").query(Long.class).single();
    }
}
