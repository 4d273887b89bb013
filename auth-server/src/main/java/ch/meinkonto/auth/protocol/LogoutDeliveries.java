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
 * Which clients must still be told that somebody signed out: written in the transaction that ends the sign-in, so that none is
 * forgotten when we or the client are down at that moment.
 */
@Repository
class LogoutDeliveries {
    /** While one instance sends, no other does; an instance that dies meanwhile is replaced after this time. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_PAUSE_DOUBLINGS = 4;
    /** By then the tokens of that sign-in have expired, and the client has noticed. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LogoutDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a client must be told.
     *
     * @param id of this delivery
     * @param clientId whom to tell
     * @param accountId who signed out: {@code sub}
     * @param sid of which sign-in
     * @param attempts how often it was tried, this time included
     * @param createdAt when the person signed out
     */
    record Delivery(UUID id, String clientId, String accountId, String sid, int attempts, Instant createdAt) {}

    /** Once is enough for a client that was not told yet. */
    void add(String clientId, String accountId, String sid) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into logout_delivery (id, client_id, account_id, sid, created_at, next_attempt_at)
                select ?, ?, ?, ?, ?, ? where not exists (
                    select 1 from logout_delivery where client_id = ? and sid = ? and attempts = 0)""")
                .params(UUID.randomUUID(), clientId, accountId, sid, now, now, clientId, sid)
                .update();
    }

    /** Takes the delivery that waits longest, for this instance alone. */
    Optional<Delivery> takeDue() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update logout_delivery set attempts = attempts + 1, next_attempt_at = ?
                where id = (select id from logout_delivery where next_attempt_at <= ? order by next_attempt_at
                            for update skip locked limit 1)
                returning id, client_id, account_id, sid, attempts, created_at""")
                .params(Timestamp.from(now.plus(LEASE)), Timestamp.from(now))
                .query((row, number) -> new Delivery(row.getObject("id", UUID.class), row.getString("client_id"),
                        row.getString("account_id"), row.getString("sid"), row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    void delivered(Delivery delivery) {
        jdbc.sql("delete from logout_delivery where id = ?").param(delivery.id()).update();
    }

    /** Tries again later, each time twice as late; tells whether it will be tried again at all. */
    boolean failed(Delivery delivery) {
        Instant now = clock.instant();
        if (delivery.createdAt().plus(GIVEN_UP_AFTER).isBefore(now)) {
            delivered(delivery);
            return false;
        }
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(delivery.attempts() - 1, LONGEST_PAUSE_DOUBLINGS));
        jdbc.sql("update logout_delivery set next_attempt_at = ? where id = ?")
                .params(Timestamp.from(now.plus(pause)), delivery.id())
                .update();
        return true;
    }
}
