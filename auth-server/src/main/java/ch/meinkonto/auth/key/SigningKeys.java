package ch.meinkonto.auth.key;

import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The signing keys in schema {@code key}. One RSA key of 3072 bits, used with RS256: the algorithm every OpenID client
 * understands without configuration (OpenID Connect Core, section 15.1), at the 128 bits of strength that ASVS 11.2.3 asks
 * for.
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;
    private static final int RSA_BITS = 3072;
    /** Any number that no other lock of this database uses. */
    private static final long LOCK = 0x6d6b_6b65_7973L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KeySeal seal;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, TransactionOperations transactions, KeySeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seal = seal;
        this.clock = clock;
    }

    /** All keys, newest first; makes the first where there is none. Of instances that start together, one makes it. */
    List<JWK> loadOrCreate() {
        return transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> number).list();
            List<JWK> existing = load();
            if (!existing.isEmpty()) {
                return existing;
            }
            JWK created = create();
            store(created);
            LOG.info("signing key created kid={} algorithm={}", created.getKeyID(), ALGORITHM);
            return List.of(created);
        });
    }

    private List<JWK> load() {
        return jdbc.sql("select id, nonce, sealed from key.signing_key order by created_at desc, id")
                .query((row, number) -> {
                    String id = row.getString("id");
                    KeySeal.Sealed sealed = new KeySeal.Sealed(row.getBytes("nonce"), row.getBytes("sealed"));
                    return parse(seal.open(id, sealed));
                })
                .list();
    }

    private void store(JWK key) {
        KeySeal.Sealed sealed = seal.close(key.getKeyID(), key.toJSONString());
        jdbc.sql("insert into key.signing_key (id, algorithm, nonce, sealed, created_at) values (?, ?, ?, ?, ?)")
                .params(key.getKeyID(), ALGORITHM.getName(), sealed.nonce(), sealed.bytes(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static RSAKey create() {
        try {
            return new RSAKeyGenerator(RSA_BITS).keyID(UUID.randomUUID().toString())
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
