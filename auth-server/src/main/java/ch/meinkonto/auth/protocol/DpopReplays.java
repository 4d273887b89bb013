package ch.meinkonto.auth.protocol;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Repository;

/**
 * The proofs of possession that were used, in the database: a proof is good once (RFC 9449 section 11.1), on whichever
 * instance. The framework remembers them in memory, where every instance would take it once.
 */
@Repository
class DpopReplays {
    /** A proof is refused half a minute after it was made; longer is safe. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    DpopReplays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the proof is seen for the first time; from now on it is not. */
    boolean isFirstUse(Jwt proof) {
        return jdbc.sql("insert into dpop_proof (proof_hash, expires_at) values (?, ?) on conflict do nothing")
                .params(TokenChange.sha256(proof.getHeaders().get("jwk") + " " + proof.getId()),
                        Timestamp.from(clock.instant().plus(REMEMBERED)))
                .update() == 1;
    }

    void forgetOld() {
        jdbc.sql("delete from dpop_proof where expires_at < ?").param(Timestamp.from(clock.instant())).update();
    }
}
