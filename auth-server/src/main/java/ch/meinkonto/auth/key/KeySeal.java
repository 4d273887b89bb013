package ch.meinkonto.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals private keys, and secrets of people, with AES-256-GCM (NIST SP 800-38D): a fresh random nonce each time, and the id
 * as associated data, so that what is sealed cannot be passed off as another's.
 */
public final class KeySeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    KeySeal(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the encryption key has 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** What is stored of a secret. */
    public record Sealed(byte[] nonce, byte[] bytes) {}

    /** Seals a secret that is stored under this id. */
    public Sealed close(String keyId, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyId, nonce);
            return new Sealed(nonce, cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("secret " + keyId + " could not be sealed", e);
        }
    }

    /**
     * Opens what was sealed under this id.
     *
     * @throws IllegalStateException where it was sealed with another key or under another id, or was changed
     */
    public String open(String keyId, Sealed sealed) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, keyId, sealed.nonce());
            return new String(cipher.doFinal(sealed.bytes()), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("secret " + keyId + " does not open: MEINKONTO_KEYS_ENCRYPTION_KEY is"
                    + " not the one it was sealed with, or the row was changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("secret " + keyId + " could not be opened", e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
