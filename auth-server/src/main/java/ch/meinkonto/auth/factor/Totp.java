package ch.meinkonto.auth.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every 30 seconds (RFC 6238 with SHA-1 and six digits, what every authenticator app knows). A clock may
 * be one step off in either direction (section 5.2).
 */
final class Totp {
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;
    private static final int DRIFT = 1;
    private static final int MODULUS = 1_000_000;

    private final SecretKeySpec key;

    /** Makes codes of a shared secret. */
    Totp(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA1");
    }

    /** The step that a moment belongs to: T in section 4.2. */
    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step: RFC 4226 section 5.3. */
    String code(long step) {
        byte[] hash = hash(step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        return String.format("%0" + DIGITS + "d", number % MODULUS);
    }

    /**
     * The step whose code was typed, if it is near enough and later than the last one that was taken: each code is good once
     * (section 5.2).
     */
    OptionalLong match(String typed, Instant now, long lastStep) {
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        // All of them are compared, so that the time tells nothing.
        for (long step : LongStream.rangeClosed(current - DRIFT, current + DRIFT).toArray()) {
            if (isEqual(code(step), typed) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean isEqual(String code, String typed) {
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hash(long step) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }
}
