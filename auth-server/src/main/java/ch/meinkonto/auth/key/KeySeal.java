package ch.meinkonto.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals private keys with AES-256-GCM (NIST SP 800-38D): a fresh random nonce each time, and the key's id as associated
 * data, so that a sealed key cannot be passed off as another.
 */
final class KeySeal {
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

    /** What is stored of a key. */
    record Sealed(byte[] nonce, byte[] bytes) {}

    Sealed close(String keyId, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyId, nonce);
            return new Sealed(nonce, cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + keyId + " could not be sealed", e);
        }
    }

    String open(String keyId, Sealed sealed) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, keyId, sealed.nonce());
            return new String(cipher.doFinal(sealed.bytes()), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("signing key " + keyId + " does not open: MEINKONTO_KEYS_ENCRYPTION_KEY is"
                    + " not the one it was sealed with, or the row was changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + keyId + " could not be opened", e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
