package ch.meinkonto.soc.engine.normalise;

import java.util.Map;
import java.util.regex.Pattern;

import ch.meinkonto.soc.contract.EventField;

/** The only forms in which we know people: an account's id, and the digest of a login name. */
final class Pseudonyms {
    private static final Map<String, Pattern> FORMS = Map.of(
            // A UUID (RFC 9562), as the auth server writes it.
            EventField.USER_ID.dotted(),
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
            // HMAC-SHA256, hex.
            EventField.USER_HASH.dotted(), Pattern.compile("[0-9a-f]{64}"));

    private Pseudonyms() {}

    /** Whether the field holds pseudonyms and nothing else. */
    static boolean areIn(String field) {
        return FORMS.containsKey(field);
    }

    /** Whether the value has the form of those that the field holds. */
    static boolean fits(String field, Object value) {
        Pattern form = FORMS.get(field);
        return form != null && value instanceof String text && form.matcher(text).matches();
    }
}
