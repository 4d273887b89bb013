package ch.meinkonto.portal.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.WebhookRejectedEvent.Reason;

/**
 * The header {@code Datatrans-Signature: t=<ms>,s0=<hex>}: HMAC-SHA256, keyed with the decoded key, over the digits of t
 * followed by the raw body.
 *
 * <p>
 * Source: the vendor's API description 2.0.37, section Webhook. It names no age at which a signature ends; five minutes are
 * our choice, against replays.
 */
final class WebhookSignature {
    static final String HEADER = "Datatrans-Signature";

    private static final Duration LONGEST_AGE = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,15}),s0=([0-9a-f]{64})");

    private WebhookSignature() {}

    /**
     * Passes only if the body was signed with our key within the last five minutes.
     *
     * @throws WebhookRejected otherwise; {@link Reason#TOO_OLD} only after the signature itself was found to be right
     */
    static void verify(@Nullable String header, byte[] body, byte[] key, Instant now) {
        if (header == null || header.isBlank()) {
            throw new WebhookRejected(Reason.MISSING_SIGNATURE);
        }
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            throw new WebhookRejected(Reason.MALFORMED_SIGNATURE);
        }
        byte[] told = HexFormat.of().parseHex(matcher.group(2));
        if (!MessageDigest.isEqual(hmac(key, matcher.group(1), body), told)) {
            throw new WebhookRejected(Reason.WRONG_SIGNATURE);
        }
        Instant signed = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
        if (Duration.between(signed, now).abs().compareTo(LONGEST_AGE) > 0) {
            throw new WebhookRejected(Reason.TOO_OLD);
        }
    }

    private static byte[] hmac(byte[] key, String millis, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(millis.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
