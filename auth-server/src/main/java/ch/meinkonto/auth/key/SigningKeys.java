package ch.meinkonto.auth.key;

import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The signing keys in schema {@code key}: elliptic curve P-256, used with ES256 (RFC 7518 section 3.4), 128 bits of strength
 * as ASVS 11.2.3 asks. A key is published before it signs, so that whoever caches our keys has it in time, and stays
 * published until the last token it signed has expired (OpenID Connect Core, section 10.1.1).
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
    /** Any number that no other lock of this database uses. */
    private static final long LOCK = 0x6d6b_6b65_7973L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KeySettings settings;
    private final KeySeal seal;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, TransactionOperations transactions, KeySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.seal = settings.seal();
        this.clock = clock;
    }

    /**
     * All keys, in the order in which they sign, after what is due was done: a first key made, the next one published, an old
     * one removed. Of instances that look at the same time, one does it.
     */
    List<SigningKey> upToDate() {
        return transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> number).list();
            List<SigningKey> keys = new ArrayList<>(load());
            Instant now = clock.instant();
            removeOutlived(keys, now);
            if (keys.stream().noneMatch(key -> ALGORITHM.equals(key.jwk().getAlgorithm()))) {
                // Nobody can have cached anything of a first key; keys of a former algorithm end here.
                keys.add(create(now));
            } else if (!keys.getLast().signsFrom().plus(settings.rotatedEvery()).isAfter(now)) {
                keys.add(create(now.plus(settings.publishedAhead())));
            }
            return List.copyOf(keys);
        });
    }

    /** A key has had its day when its successor has signed for as long as a token lives. */
    private void removeOutlived(List<SigningKey> keys, Instant now) {
        while (keys.size() > 1 && keys.get(1).signsFrom().plus(settings.longestToken()).isBefore(now)) {
            String id = keys.removeFirst().jwk().getKeyID();
            jdbc.sql("delete from key.signing_key where id = ?").param(id).update();
            LOG.info("signing key removed kid={}", id);
        }
    }

    private List<SigningKey> load() {
        return jdbc.sql("select id, nonce, sealed, signs_from from key.signing_key order by signs_from, id")
                .query((row, number) -> {
                    String id = row.getString("id");
                    KeySeal.Sealed sealed = new KeySeal.Sealed(row.getBytes("nonce"), row.getBytes("sealed"));
                    return new SigningKey(parse(seal.open(id, sealed)), row.getTimestamp("signs_from").toInstant());
                })
                .list();
    }

    private SigningKey create(Instant signsFrom) {
        SigningKey key = new SigningKey(generate(), signsFrom);
        String id = key.jwk().getKeyID();
        KeySeal.Sealed sealed = seal.close(id, key.jwk().toJSONString());
        jdbc.sql("""
                insert into key.signing_key (id, algorithm, nonce, sealed, created_at, signs_from)
                values (?, ?, ?, ?, ?, ?)""")
                .params(id, ALGORITHM.getName(), sealed.nonce(), sealed.bytes(), Timestamp.from(clock.instant()),
                        Timestamp.from(signsFrom))
                .update();
        LOG.info("signing key created kid={} algorithm={} signs from={}", id, ALGORITHM, signsFrom);
        return key;
    }

    private static JWK generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no signing key could be generated", e);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is not a JSON Web Key", e);
        }
    }
}
