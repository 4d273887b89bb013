package ch.meinkonto.auth.contact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import ch.meinkonto.auth.key.ServerSecret;

/** The telephone numbers of accounts, and those that wait for their code. */
@Repository
class Phones {
    static final Duration CODE_GOOD_FOR = Duration.ofMinutes(10);
    /** Of a million codes: five guesses. */
    static final int MOST_ATTEMPTS = 5;
    private static final int CODES = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final SecretKeySpec key;
    private final Clock clock;

    Phones(JdbcClient jdbc, ServerSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.key = secret.forPurpose("phone code");
        this.clock = clock;
    }

    Optional<PhoneNumber> of(UUID accountId) {
        return jdbc.sql("select number from contact.phone where account_id = ?")
                .param(accountId)
                .query((row, number) -> new PhoneNumber(row.getString(1)))
                .optional();
    }

    /** The number that waits for its code. */
    Optional<PhoneNumber> waiting(UUID accountId) {
        return jdbc.sql("select number from contact.phone_proof where account_id = ? and expires_at > ?")
                .params(accountId, Timestamp.from(clock.instant()))
                .query((row, number) -> new PhoneNumber(row.getString(1)))
                .optional();
    }

    /** Makes a code for a number, in place of any before, and returns its six digits. */
    String begin(UUID accountId, PhoneNumber number) {
        String code = "%06d".formatted(random.nextInt(CODES));
        jdbc.sql("""
                insert into contact.phone_proof (account_id, number, code_hash, expires_at) values (?, ?, ?, ?)
                on conflict (account_id) do update
                set number = excluded.number, code_hash = excluded.code_hash, expires_at = excluded.expires_at,
                    attempts = 0""")
                .params(accountId, number.value(), hash(accountId, number.value(), code),
                        Timestamp.from(clock.instant().plus(CODE_GOOD_FOR)))
                .update();
        return code;
    }

    /** Counts a guess first and looks at it then, so that many guesses at once are many guesses. */
    Optional<PhoneNumber> prove(UUID accountId, String code) {
        record Waiting(String number, String codeHash) {}
        Optional<Waiting> waiting = jdbc.sql("""
                update contact.phone_proof set attempts = attempts + 1
                where account_id = ? and expires_at > ? and attempts < ? returning number, code_hash""")
                .params(accountId, Timestamp.from(clock.instant()), MOST_ATTEMPTS)
                .query((row, number) -> new Waiting(row.getString(1), row.getString(2)))
                .optional();
        return waiting.filter(found -> isSame(found.codeHash(), hash(accountId, found.number(), code)))
                .map(found -> new PhoneNumber(found.number()));
    }

    void keep(UUID accountId, PhoneNumber number) {
        jdbc.sql("delete from contact.phone_proof where account_id = ?").param(accountId).update();
        jdbc.sql("""
                insert into contact.phone (account_id, number, proven_at) values (?, ?, ?)
                on conflict (account_id) do update set number = excluded.number, proven_at = excluded.proven_at""")
                .params(accountId, number.value(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Forgets the number; tells whether there was one. */
    boolean remove(UUID accountId) {
        return jdbc.sql("delete from contact.phone where account_id = ?").param(accountId).update() == 1;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        jdbc.sql("delete from contact.phone_proof where expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
                other.getBytes(StandardCharsets.US_ASCII));
    }

    private String hash(UUID accountId, String number, String code) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            String text = accountId + " " + number + ' ' + code;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }
}
