package ch.meinkonto.soc.bench.provider;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What a password hash costs: Argon2id (RFC 9106) with one lane, a salt of 16 and a hash of 32 bytes, computed by Bouncy
 * Castle, as both servers do it.
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over the memory
 */
public record Argon2Cost(int memoryKib, int iterations) {
    /** Keycloak's default: 7 MiB, five passes. */
    public static final Argon2Cost KEYCLOAK = new Argon2Cost(7_168, 5);
    /** The default of our auth server: 19 MiB, two passes. */
    public static final Argon2Cost OURS = new Argon2Cost(19_456, 2);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Computes one hash. */
    public byte[] hash(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(
                Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.toCharArray(), hash);
        return hash;
    }

    /** A hash with a salt of its own, as our database keeps it (PHC string format). */
    String encoded(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash(password, salt));
    }

    /** A salt for {@link #hash} where any will do. */
    public static byte[] anySalt() {
        return "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Argon2id " + memoryKib / 1_024 + " MiB x " + iterations;
    }
}
