package ch.meinkonto.securitytests.visitor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on somebody's telephone: codes of six digits, new every 30 seconds (RFC 6238). */
public final class AuthenticatorApp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;

    private final SecretKeySpec key;

    /** Keeps a secret of 32 Base32 digits. */
    public AuthenticatorApp(String secret) {
        BigInteger number = secret.chars()
                .mapToObj(digit -> BigInteger.valueOf(BASE32.indexOf(digit)))
                .reduce(BigInteger.ZERO, (sum, digit) -> sum.shiftLeft(5).add(digit));
        byte[] bytes = new byte[SECRET_BYTES];
        for (int index = SECRET_BYTES - 1; index >= 0; index--) {
            bytes[index] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA1");
    }

    /** What it shows at a moment. */
    public String code(Instant time) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Math.floorDiv(time.getEpochSecond(), STEP_SECONDS)).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }

    /** What it shows half a minute later, which a server takes from a clock that is fast. */
    String nextCode(Instant time) {
        return code(time.plusSeconds(STEP_SECONDS));
    }
}
