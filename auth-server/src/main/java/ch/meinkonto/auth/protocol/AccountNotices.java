package ch.meinkonto.auth.protocol;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which clients must still be told that an account is deleted: written in the transaction that deletes it, and kept until the
 * client has taken it, however long that takes. A client that does not learn of it keeps data it may no longer keep.
 */
@Repository
class AccountNotices {
    /** While one instance sends, no other does; an instance that dies meanwhile is replaced after this time. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_PAUSE_DOUBLINGS = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a client must be told.
     *
     * @param id of this notice, the same at each attempt: the claim {@code jti}
     * @param accountId which account is deleted: {@code sub}
     * @param attempts how often it was tried, this time included
     */
    record Notice(UUID id, String clientId, String accountId, int attempts, Instant createdAt) {}

    void add(String clientId, String accountId) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into account_notice (id, client_id, account_id, created_at, next_attempt_at)
                values (?, ?, ?, ?, ?)""").params(UUID.randomUUID(), clientId, accountId, now, now).update();
    }

    /** Takes the notice that waits longest, for this instance alone. */
    Optional<Notice> takeDue() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update account_notice set attempts = attempts + 1, next_attempt_at = ?
                where id = (select id from account_notice where next_attempt_at <= ? order by next_attempt_at
                            for update skip locked limit 1)
                returning id, client_id, account_id, attempts, created_at""")
                .params(Timestamp.from(now.plus(LEASE)), Timestamp.from(now))
                .query((row, number) -> new Notice(row.getObject("id", UUID.class), row.getString("client_id"),
                        row.getString("account_id"), row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    void taken(Notice notice) {
        jdbc.sql("delete from account_notice where id = ?").param(notice.id()).update();
    }

    /** Tries again later, each time twice as late, at most an hour and a half. */
    void failed(Notice notice) {
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(notice.attempts() - 1, LONGEST_PAUSE_DOUBLINGS));
        jdbc.sql("update account_notice set next_attempt_at = ? where id = ?")
                .params(Timestamp.from(clock.instant().plus(pause)), notice.id())
                .update();
    }
}
