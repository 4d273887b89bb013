package ch.meinkonto.auth.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many wrong codes came for an account, from wherever: after six within a quarter of an hour no code of that account is
 * looked at for another quarter. A passkey still works: nobody can guess one.
 */
@Repository
class WrongCodes {
    static final int MOST = 6;
    static final Duration SPAN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps all other codes of the account waiting until the transaction ends: a hundred codes sent at the same moment are
     * looked at one after the other, and the seventh is not looked at.
     */
    void lock(UUID accountId) {
        jdbc.sql("""
                insert into factor.wrong_code (account_id, wrong, counted_from) values (?, 0, ?)
                on conflict (account_id) do update set wrong = factor.wrong_code.wrong""")
                .params(accountId, Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether codes of the account are not looked at for now. */
    boolean areTooMany(UUID accountId) {
        return jdbc.sql("select 1 from factor.wrong_code where account_id = ? and blocked_until > ?")
                .params(accountId, Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** One more; whether that was one too many. */
    boolean add(UUID accountId) {
        Instant now = clock.instant();
        Count before = count(accountId);
        boolean goesOn = before.blockedUntil() == null && before.from().plus(SPAN).isAfter(now);
        int wrong = goesOn ? before.wrong() + 1 : 1;
        boolean tooMany = wrong >= MOST;
        jdbc.sql("update factor.wrong_code set wrong = ?, counted_from = ?, blocked_until = ? where account_id = ?")
                .param(wrong)
                .param(Timestamp.from(goesOn ? before.from() : now))
                .param(tooMany ? Timestamp.from(now.plus(SPAN)) : null)
                .param(accountId)
                .update();
        return tooMany;
    }

    /** A right code: the count begins anew. */
    void forget(UUID accountId) {
        jdbc.sql("delete from factor.wrong_code where account_id = ?").param(accountId).update();
    }

    private Count count(UUID accountId) {
        return jdbc.sql("select wrong, counted_from, blocked_until from factor.wrong_code where account_id = ?")
                .param(accountId)
                .query((row, number) -> {
                    Timestamp blocked = row.getTimestamp("blocked_until");
                    return new Count(row.getInt("wrong"), row.getTimestamp("counted_from").toInstant(),
                            blocked == null ? null : blocked.toInstant());
                })
                .single();
    }

    private record Count(int wrong, Instant from, @Nullable Instant blockedUntil) {}
}
