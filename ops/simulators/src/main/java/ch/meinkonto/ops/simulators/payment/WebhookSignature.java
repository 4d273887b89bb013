package ch.meinkonto.ops.simulators.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code Datatrans-Signature}: HMAC-SHA256 over the time in milliseconds followed by the raw body. */
final class WebhookSignature {
    private WebhookSignature() {}

    /** The header's value, {@code t=<ms>,s0=<hex>}. */
    static String header(byte[] key, Instant at, byte[] body) {
        String millis = Long.toString(at.toEpochMilli());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(millis.getBytes(StandardCharsets.US_ASCII));
            return "t=" + millis + ",s0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
