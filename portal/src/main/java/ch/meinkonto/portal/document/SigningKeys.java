package ch.meinkonto.portal.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key that signs documents: from a key store of the city, else made by the portal with a certificate of its own
 * (P-256, RFC 5280) and kept encrypted in {@code document.signing_key}.
 */
@Repository
class SigningKeys {
    private static final X500Name SUBJECT = new X500Name("CN=Mein Konto,O=Mein Konto,C=CH");
    private static final Duration VALID_FOR = Duration.ofDays(3 * 365);
    /** A document must outlive its day: a certificate that ends soon signs no more. */
    private static final Duration RESERVE = Duration.ofDays(365);
    private static final int SERIAL_BITS = 127;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KeyEncryption encryption;
    private final SecureRandom random = new SecureRandom();
    private final SignatureSettings settings;
    private final SingletonSupplier<Signatory> ofTheCity;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, TransactionOperations transactions, KeysSettings keys, SignatureSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.encryption = new KeyEncryption(keys.encryptionKeyBytes(), random);
        this.settings = settings;
        this.ofTheCity = SingletonSupplier.of(() -> read(Path.of(settings.keyStore()), settings.password()));
        this.clock = clock;
    }

    /** Who signs today; made now when there is none yet. */
    Signatory today() {
        if (!settings.keyStore().isEmpty()) {
            return ofTheCity.obtain();
        }
        return find().orElseGet(() -> {
            transactions.executeWithoutResult(status -> createOnce());
            return find().orElseThrow();
        });
    }

    /** A key store has one key: which one is meant must not be a matter of order. */
    static Signatory read(Path file, String password) {
        try (InputStream content = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(content, password.toCharArray());
            List<String> names = Collections.list(store.aliases())
                    .stream()
                    .filter(alias -> holdsKey(store, alias))
                    .toList();
            if (names.size() != 1) {
                throw new IllegalStateException("the key store for signatures must hold one key, not " + names.size());
            }
            String name = names.getFirst();
            List<X509Certificate> chain = Stream.of(store.getCertificateChain(name))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Signatory((PrivateKey) store.getKey(name, password.toCharArray()), chain);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key store for signatures cannot be read", e);
        }
    }

    private static boolean holdsKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store for signatures cannot be read", e);
        }
    }

    private Optional<Signatory> find() {
        return jdbc.sql("""
                select id, certificate, private_key from document.signing_key where not_after > :limit
                order by created_at desc, id limit 1""")
                .param("limit", clock.instant().plus(RESERVE).atOffset(ZoneOffset.UTC))
                .query((row, number) -> decode(row.getString("id"), row.getBytes("certificate"),
                        row.getBytes("private_key")))
                .optional();
    }

    private void createOnce() {
        // Two instances may start at the same time: one makes the key, the other finds it.
        jdbc.sql("lock table document.signing_key in exclusive mode").update();
        if (find().isPresent()) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = certificateOf(pair);
            String id = certificate.getSerialNumber().toString(16);
            jdbc.sql("""
                    insert into document.signing_key (id, certificate, private_key, created_at, not_after)
                    values (:id, :certificate, :private, :now, :until)""")
                    .param("id", id)
                    .param("certificate", certificate.getEncoded())
                    .param("private", encryption.encrypt(id, pair.getPrivate().getEncoded()))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("until", certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the key for signatures could not be made", e);
        }
    }

    private X509Certificate certificateOf(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = clock.instant();
        BigInteger serial = new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE);
        var builder = new JcaX509v3CertificateBuilder(SUBJECT, serial, Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID_FOR)), SUBJECT, pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true,
                        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private Signatory decode(String id, byte[] certificate, byte[] stored) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(encryption.decrypt(id, stored)));
            return new Signatory(key, List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "signing key " + id + " cannot be decrypted: is the encryption key another one?", e);
        }
    }
}
