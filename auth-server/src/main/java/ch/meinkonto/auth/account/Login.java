package ch.meinkonto.auth.account;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A login name in its one normalised form: Unicode NFKC, without surrounding space, lower-case. Whatever a person types has
 * such a form; only an account has a valid one.
 *
 * @param value the normalised text, at most 254 characters (RFC 5321 section 4.5.3.1 allows no longer address)
 */
public record Login(String value) {
    private static final int LONGEST = 254;

    public Login {
        value = normalised(value);
    }

    private static String normalised(String typed) {
        // Cut first: normalising a megabyte typed into the field would be a gift to an attacker.
        String start = typed.length() <= 4 * LONGEST ? typed : typed.substring(0, 4 * LONGEST);
        String normal = Normalizer.normalize(start, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return normal.length() <= LONGEST ? normal : normal.substring(0, LONGEST);
    }
}
