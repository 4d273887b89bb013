package ch.meinkonto.portal.document;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The keys of the city's seal, Ed25519 (RFC 8032), in {@code document.seal_key}. */
@Repository
class SealKeys {
    static final String ALGORITHM = "Ed25519";
    private static final int ID_HEX_DIGITS = 8;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KeyEncryption encryption;
    private final Clock clock;

    SealKeys(JdbcClient jdbc, TransactionOperations transactions, KeysSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.encryption = new KeyEncryption(settings.encryptionKeyBytes(), new SecureRandom());
        this.clock = clock;
    }

    /**
     * A key that seals.
     *
     * @param id first digits of the public key's SHA-256
     * @param privateKey decrypted
     */
    record SealingKey(String id, PrivateKey privateKey) {
        @Override
        public String toString() {
            return "SealingKey[" + id + "]";
        }
    }

    /** The newest key; made now when there is none yet. */
    SealingKey newest() {
        return findNewest().orElseGet(() -> {
            transactions.executeWithoutResult(status -> createOnce());
            return findNewest().orElseThrow();
        });
    }

    /** The public half of a key, old or new. */
    Optional<PublicKey> publicKey(String id) {
        return jdbc.sql("select public_key from document.seal_key where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("public_key"))
                .optional()
                .map(SealKeys::decodePublic);
    }

    /** The public halves of all keys, old and new, by their ids. */
    Map<String, byte[]> publicKeys() {
        Map<String, byte[]> known = new TreeMap<>();
        jdbc.sql("select id, public_key from document.seal_key")
                .query((row, number) -> known.put(row.getString("id"), row.getBytes("public_key")))
                .list();
        return known;
    }

    private Optional<SealingKey> findNewest() {
        return jdbc.sql("select id, private_key from document.seal_key order by created_at desc, id limit 1")
                .query((row, number) -> decodePrivate(row.getString("id"), row.getBytes("private_key")))
                .optional();
    }

    private void createOnce() {
        // Two instances may start at the same time: one makes the key, the other finds it.
        jdbc.sql("lock table document.seal_key in exclusive mode").update();
        if (findNewest().isPresent()) {
            return;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] publicKey = pair.getPublic().getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            String id = HexFormat.of().formatHex(digest).substring(0, ID_HEX_DIGITS);
            jdbc.sql("""
                    insert into document.seal_key (id, public_key, private_key, created_at)
                    values (:id, :public, :private, :now)""")
                    .param("id", id)
                    .param("public", publicKey)
                    .param("private", encryption.encrypt(id, pair.getPrivate().getEncoded()))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the seal could not be made", e);
        }
    }

    private SealingKey decodePrivate(String id, byte[] stored) {
        try {
            byte[] encoded = encryption.decrypt(id, stored);
            return new SealingKey(id,
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "seal key " + id + " cannot be decrypted: is the encryption key another one?",
                    e);
        }
    }

    private static PublicKey decodePublic(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key in document.seal_key cannot be read", e);
        }
    }
}
