package ch.meinkonto.auth.administration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.account.FreshProofWishes;

/** Accounts that must prove anew who they are, in schema {@code administration}. */
@Repository
class StepUps implements FreshProofWishes {
    private final JdbcClient jdbc;
    private final Clock clock;

    StepUps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> since(UUID accountId) {
        return jdbc.sql("select since from administration.step_up where account_id = ?")
                .param(accountId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** From now on older proofs do not count. */
    void require(UUID accountId) {
        jdbc.sql("""
                insert into administration.step_up (account_id, since) values (?, ?)
                on conflict (account_id) do update set since = excluded.since""")
                .params(accountId, Timestamp.from(clock.instant()))
                .update();
    }
}
