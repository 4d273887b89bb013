package ch.meinkonto.ops.simulators.register;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;

/**
 * Says whose something is without saying who: HMAC-SHA-256 of the AHV number's thirteen digits, in hexadecimal. The key is for
 * this alone, and both sides have it. Who knows the number can compare; nobody learns it.
 */
@Component
public class HolderMark {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    HolderMark(RegisterSettings settings) {
        // The algorithm refuses an empty key. Without one marks are made all the same, and nobody can compare them.
        this.key = settings.holderKey().isEmpty()
                ? new SecureRandom().generateSeed(KEY_BYTES)
                : settings.holderKey().getBytes(StandardCharsets.UTF_8);
    }

    public String of(Ahvn13 number) {
        return mark(number.digits());
    }

    /**
     * The mark of a name, by official name and first of the first names: its words in small letters without accents, sorted,
     * with one blank between them.
     */
    public String ofName(String officialName, String firstNames) {
        String name = Normalizer.normalize(officialName + ' ' + firstNames.strip().split("\\s+")[0], Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return mark(Arrays.stream(name.strip().split("\\s+")).sorted().collect(Collectors.joining(" ")));
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
