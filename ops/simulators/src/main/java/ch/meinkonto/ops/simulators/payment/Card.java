package ch.meinkonto.ops.simulators.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the provider tells of a card: never its number, only a mask, an alias and a fingerprint that is the same for the
 * same card.
 *
 * @param masked first six and last four digits, {@code x} between
 * @param alias token that stands for the card
 * @param fingerprint keyed hash of the number
 * @param brand brand, for example {@code VISA}
 */
record Card(String masked, String alias, String fingerprint, String brand) {
    private static final int BIN = 6;
    private static final int LAST = 4;
    private static final int FINGERPRINT_BYTES = 15;

    static Card of(CardNumber number, byte[] key) {
        String digits = number.digits();
        String masked = digits.substring(0, BIN) + "x".repeat(digits.length() - BIN - LAST)
                + digits.substring(digits.length() - LAST);
        return new Card(masked, "AAAB" + token("alias", digits, key), "F-" + token("fingerprint", digits, key),
                number.brand());
    }

    private static String token(String purpose, String digits, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(("card " + purpose + ' ' + digits).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, FINGERPRINT_BYTES * 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
