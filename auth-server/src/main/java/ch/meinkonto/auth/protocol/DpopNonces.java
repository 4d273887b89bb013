package ch.meinkonto.auth.protocol;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Nonces for proofs of possession (RFC 9449 section 8): a proof with one was made just now, and not stored by somebody who
 * once had the key in their hands. A nonce is the time under a seal, so every instance knows it and none remembers it.
 */
final class DpopNonces {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int TIME_BYTES = Long.BYTES;
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;
    private final Clock clock;

    DpopNonces(SecretKeySpec key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A nonce for the next proof. */
    String next() {
        byte[] time = ByteBuffer.allocate(TIME_BYTES).putLong(clock.millis()).array();
        byte[] nonce = Arrays.copyOf(time, TIME_BYTES + SEAL_BYTES);
        System.arraycopy(seal(time), 0, nonce, TIME_BYTES, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** Whether this is a nonce of ours, and not too old. */
    boolean isValid(@Nullable String nonce) {
        byte[] bytes = decoded(nonce);
        if (bytes.length != TIME_BYTES + SEAL_BYTES) {
            return false;
        }
        byte[] time = Arrays.copyOf(bytes, TIME_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length);
        long age = clock.millis() - ByteBuffer.wrap(time).getLong();
        return MessageDigest.isEqual(seal, Arrays.copyOf(seal(time), SEAL_BYTES)) && age <= LIFETIME.toMillis();
    }

    private static byte[] decoded(@Nullable String nonce) {
        try {
            return nonce == null ? new byte[0] : Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] seal(byte[] time) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(time);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
        }
    }
}
