package ch.meinkonto.auth.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Letters that the mail server has not taken yet. */
@Repository
class OutgoingLetters {
    /** While one instance sends, no other does; an instance that dies meanwhile is replaced after this time. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_DOUBLINGS = 8;
    /** A link in it has long expired by then. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MailWakeUp wakeUp;

    OutgoingLetters(JdbcClient jdbc, Clock clock, MailWakeUp wakeUp) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    /**
     * A letter on its way.
     *
     * @param letter what is sent, absent where nobody gets it
     * @param attempts how often it was tried, this time included
     */
    record Outgoing(UUID id, @Nullable Letter letter, int attempts, Instant createdAt) {
        @Override
        public String toString() {
            return "Outgoing[" + id + "]";
        }
    }

    @Transactional
    void add(Letter letter) {
        insert(letter.to(), letter);
    }

    @Transactional
    void addForNobody(Letter letter) {
        insert(null, letter);
    }

    private void insert(@Nullable String recipient, Letter letter) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into mail.outgoing (id, recipient, subject, body, created_at, next_attempt_at)
                values (?, ?, ?, ?, ?, ?)""")
                .param(UUID.randomUUID())
                .param(recipient)
                .param(letter.subject())
                .param(letter.text())
                .param(now)
                .param(now)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.now();
            }
        });
    }

    /** Takes the letter that waits longest, for this instance alone. */
    Optional<Outgoing> takeDue() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update mail.outgoing set attempts = attempts + 1, next_attempt_at = ?
                where id = (select id from mail.outgoing where next_attempt_at <= ? order by next_attempt_at
                            for update skip locked limit 1)
                returning id, recipient, subject, body, attempts, created_at""")
                .params(Timestamp.from(now.plus(LEASE)), Timestamp.from(now))
                .query((row, number) -> {
                    String to = row.getString("recipient");
                    Letter letter = to == null
                            ? null
                            : new Letter(to, row.getString("subject"), row.getString("body"));
                    return new Outgoing(row.getObject("id", UUID.class), letter, row.getInt("attempts"),
                            row.getTimestamp("created_at").toInstant());
                })
                .optional();
    }

    void delivered(Outgoing outgoing) {
        jdbc.sql("delete from mail.outgoing where id = ?").param(outgoing.id()).update();
    }

    /** Tries again later, each time twice as late; tells whether it will be tried again at all. */
    boolean failed(Outgoing outgoing) {
        Instant now = clock.instant();
        if (outgoing.createdAt().plus(GIVEN_UP_AFTER).isBefore(now)) {
            delivered(outgoing);
            return false;
        }
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(outgoing.attempts() - 1, LONGEST_PAUSE_DOUBLINGS));
        jdbc.sql("update mail.outgoing set next_attempt_at = ? where id = ?")
                .params(Timestamp.from(now.plus(pause)), outgoing.id())
                .update();
        return true;
    }
}
