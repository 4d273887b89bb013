package ch.meinkonto.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets that all instances share without telling each other: derived from the encryption key, one per purpose, so that none
 * tells anything of another (NIST SP 800-108, HMAC as the function).
 */
public final class ServerSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    ServerSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The key for a purpose, to be used with HMAC-SHA-256. */
    public SecretKeySpec forPurpose(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Seals and opens what is stored for a purpose. */
    public KeySeal seal(String purpose) {
        return new KeySeal(forPurpose(purpose).getEncoded());
    }
}
