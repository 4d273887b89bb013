package ch.meinkonto.portal.parkingpermit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;

/** Compares somebody with a holder whom the register does not name: HMAC-SHA-256 under a key both sides have. */
@Component
class HolderMarks {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    HolderMarks(VehicleRegisterSettings settings) {
        this.key = settings.holderKey().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether marks can be compared at all. */
    boolean canTell() {
        return key.length > 0;
    }

    /** Whether a person has a vehicle. */
    boolean isHolder(VehicleRegister.Entry entry, Ahvn13 person) {
        return same(entry.holder(), mark(person.digits()));
    }

    /** Whether a name is the holder's, word by word in any order. */
    boolean isHolder(VehicleRegister.Entry entry, String name) {
        return same(entry.holderName(), ofName(name));
    }

    /** The mark of a name: its words in small letters without accents, sorted, with one blank between them. */
    String ofName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return mark(Arrays.stream(plain.strip().split("\\s+")).sorted().collect(Collectors.joining(" ")));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String mark(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
