package ch.meinkonto.auth.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.ServerSecret;

/**
 * Codes with which somebody who works for the city adds a passkey once: a second person issues them and hands them over, so
 * that a phished password binds no thief's passkey (NIST SP 800-63B-4, section 4.1.2). Eighty random bits each, kept as
 * HMAC-SHA-256; an account has one at a time.
 */
@Repository
public class EnrolmentCodes {
    /** How long a code is good. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final WrittenCodes codes;
    private final Clock clock;

    EnrolmentCodes(JdbcClient jdbc, ServerSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.codes = new WrittenCodes(secret, "enrolment-code", 4, 4);
        this.clock = clock;
    }

    /**
     * A code as it is handed over.
     *
     * @param code in groups of four
     * @param expiresAt until when it is good
     */
    public record Issued(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + expiresAt + "]";
        }
    }

    /**
     * Makes a code; the one before is good for nothing.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where somebody issues one to themselves
     */
    public Issued issue(UUID accountId, UUID issuedBy) {
        String code = codes.next();
        return new Issued(code, keep(accountId, code, issuedBy));
    }

    /** Keeps a code that is known from elsewhere, while the account has none that is good. */
    public void offer(UUID accountId, String code) {
        boolean waiting = jdbc.sql("select 1 from factor.enrolment_code where account_id = ? and expires_at > ?")
                .params(accountId, Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!waiting) {
            keep(accountId, code, null);
        }
    }

    /** Uses up a code; of two who do so at the same moment, one gets it. */
    boolean take(UUID accountId, String typed) {
        return jdbc.sql("delete from factor.enrolment_code where account_id = ? and code_hash = ? and expires_at > ?")
                .params(accountId, codes.hash(accountId, typed), Timestamp.from(clock.instant()))
                .update() == 1;
    }

    private Instant keep(UUID accountId, String code, @Nullable UUID issuedBy) {
        Instant expiresAt = clock.instant().plus(LIFETIME);
        jdbc.sql("""
                insert into factor.enrolment_code (account_id, code_hash, issued_by, issued_at, expires_at)
                values (?, ?, ?, ?, ?)
                on conflict (account_id) do update set code_hash = excluded.code_hash, issued_by = excluded.issued_by,
                    issued_at = excluded.issued_at, expires_at = excluded.expires_at""")
                .param(accountId)
                .param(codes.hash(accountId, code))
                .param(issuedBy)
                .param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(expiresAt))
                .update();
        return expiresAt;
    }
}
