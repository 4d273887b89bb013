package ch.meinkonto.soc.engine.normalise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import ch.meinkonto.soc.contract.Attributes;

/**
 * Attributes nobody has agreed on with us: kept for whoever looks for a fault, but without the value where the name says that
 * it is a secret or a person's, and without what looks like one in any other value.
 */
final class AttributeRedaction {
    private static final List<String> TELLING = List.of("password", "passwd", "passwort", "passphrase", "secret",
            "token",
            "authorization", "cookie", "credential", "api_key", "apikey", "private_key", "mail", "login", "username",
            "user.name", "user_name", "full_name", "fullname", "first_name", "firstname", "last_name", "lastname",
            "given_name", "givenname", "family_name", "familyname", "surname", "vorname", "nachname", "enduser",
            "principal", "person", "resident", "birth", "geburt", "ahv", "avs", "iban", "card", "phone", "telefon",
            "street", "strasse");
    private static final String REDACTED = "REDACTED";

    private AttributeRedaction() {}

    /** The attributes as texts, in the order of their names. */
    static Map<String, Object> redact(Map<String, Object> attributes) {
        Map<String, Object> kept = new TreeMap<>();
        attributes.forEach((name, value) -> {
            String safe = TextRedaction.redact(Attributes.safe(name));
            kept.put(safe, isTelling(name) ? REDACTED : TextRedaction.redact(String.valueOf(value)));
        });
        return kept;
    }

    private static boolean isTelling(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TELLING.stream().anyMatch(lower::contains);
    }
}
