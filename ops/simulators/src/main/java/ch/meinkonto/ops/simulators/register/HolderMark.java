package ch.meinkonto.ops.simulators.register;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;

/**
 * Says whose something is without saying who: HMAC-SHA-256 of the AHV number's thirteen digits, in hexadecimal. The key is the
 * text {@code registers:} with the password of the interface, which both sides have. Who knows the number can compare; nobody
 * learns it.
 */
@Component
public class HolderMark {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    HolderMark(RegisterSettings settings) {
        // The algorithm refuses an empty key. Without a password only the pages are open, and the tax register's shows codes.
        this.key = ("registers:" + settings.password()).getBytes(StandardCharsets.UTF_8);
    }

    public String of(Ahvn13 number) {
        return mark(number.digits());
    }

    /** The mark of any other text of a register. */
    public String mark(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
