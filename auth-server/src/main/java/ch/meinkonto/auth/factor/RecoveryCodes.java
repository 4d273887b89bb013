package ch.meinkonto.auth.factor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
    /** Crockford's Base32: nothing in it can be misread. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;

    private final JdbcClient jdbc;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, ServerSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.key = secret.forPurpose("recovery-code");
        this.clock = clock;
    }

    /** Makes new codes and forgets the old ones. This is the only moment at which anybody can read them. */
    List<String> replace(UUID accountId) {
        jdbc.sql("delete from factor.recovery_code where account_id = ?").param(accountId).update();
        List<String> codes = Stream.generate(this::code).distinct().limit(COUNT).toList();
        codes.forEach(code -> jdbc
                .sql("insert into factor.recovery_code (account_id, code_hash, made_at) values (?, ?, ?)")
                .params(accountId, hash(accountId, code), Timestamp.from(clock.instant()))
                .update());
        return codes;
    }

    /** Uses up a code, if it is one of the account's and unused. */
    boolean take(UUID accountId, String typed) {
        return jdbc.sql("""
                update factor.recovery_code set used_at = ?
                where account_id = ? and code_hash = ? and used_at is null""")
                .params(Timestamp.from(clock.instant()), accountId, hash(accountId, typed))
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

    private String code() {
        String digits = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
        return digits.substring(0, LENGTH / 2) + "-" + digits.substring(LENGTH / 2);
    }

    /** People type what they read: capitals, spaces, and the letters that look like a digit. */
    private static String normalised(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1')
                .replaceAll("[^0-9a-z]", "");
    }

    private String hash(UUID accountId, String typed) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((accountId + " " + normalised(typed)).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }
}
