package ch.meinkonto.auth.protocol;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.Digests;

/**
 * What was signed to be used once, and was used: proofs of possession (RFC 9449 section 11.1) and assertions of clients (RFC
 * 7523 section 3). In the database, so that it is good once on whichever instance; in memory every instance would take it.
 */
@Repository
class UsedProofs {
    /** Longer than any of them is accepted. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    UsedProofs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this is seen for the first time; from now on it is not. */
    boolean isFirst(String proof) {
        return jdbc.sql("insert into used_proof (proof_hash, expires_at) values (?, ?) on conflict do nothing")
                .params(Digests.sha256(proof), Timestamp.from(clock.instant().plus(REMEMBERED)))
                .update() == 1;
    }

    void forgetOld() {
        jdbc.sql("delete from used_proof where expires_at < ?").param(Timestamp.from(clock.instant())).update();
    }
}
