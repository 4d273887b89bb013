package ch.meinkonto.auth.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.ServerSecret;

/**
 * Ten codes on paper, each good once (look-up secrets: NIST SP 800-63B-4, section 3.1.2). Fifty random bits each, kept as
 * HMAC-SHA-256 with a key that is not in the database: whoever copies the table cannot even begin to guess.
 */
@Repository
class RecoveryCodes {
    static final int COUNT = 10;

    private final JdbcClient jdbc;
    private final WrittenCodes codes;
    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, ServerSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.codes = new WrittenCodes(secret, "recovery-code", 2, 5);
        this.clock = clock;
    }

    /** Makes new codes and forgets the old ones. This is the only moment at which anybody can read them. */
    List<String> replace(UUID accountId) {
        jdbc.sql("delete from factor.recovery_code where account_id = ?").param(accountId).update();
        List<String> written = Stream.generate(codes::next).distinct().limit(COUNT).toList();
        written.forEach(code -> jdbc
                .sql("insert into factor.recovery_code (account_id, code_hash, made_at) values (?, ?, ?)")
                .params(accountId, codes.hash(accountId, code), Timestamp.from(clock.instant()))
                .update());
        return written;
    }

    /** Uses up a code, if it is one of the account's and unused. */
    boolean take(UUID accountId, String typed) {
        return jdbc.sql("""
                update factor.recovery_code set used_at = ?
                where account_id = ? and code_hash = ? and used_at is null""")
                .params(Timestamp.from(clock.instant()), accountId, codes.hash(accountId, typed))
                .update() == 1;
    }

    /** How many are unused. */
    int left(UUID accountId) {
        return jdbc.sql("select count(*) from factor.recovery_code where account_id = ? and used_at is null")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    /** Forgets them all. */
    void remove(UUID accountId) {
        jdbc.sql("delete from factor.recovery_code where account_id = ?").param(accountId).update();
    }

    /** Forgets those that were made after a moment. */
    void removeLater(UUID accountId, Instant since) {
        jdbc.sql("delete from factor.recovery_code where account_id = ? and made_at > ?")
                .params(accountId, Timestamp.from(since))
                .update();
    }
}
