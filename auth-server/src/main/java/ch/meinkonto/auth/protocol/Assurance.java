package ch.meinkonto.auth.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How sure we are of who somebody is, weakest first: the claim {@code acr} (OpenID Connect Core, section 2). A stronger level
 * answers every wish for a weaker one.
 */
public enum Assurance {
    /** One factor that can be given away: a password, a link in a message. */
    SINGLE_FACTOR("urn:meinkonto:acr:single-factor"),
    /** Two factors of different kinds (NIST SP 800-63B-4, AAL2). */
    MULTI_FACTOR("urn:meinkonto:acr:multi-factor"),
    /** A factor that works at our address only (NIST SP 800-63B-4, section 3.2.5). */
    PHISHING_RESISTANT("urn:meinkonto:acr:phishing-resistant"),
    /**
     * The same, and an identity provider vouches in this sign-in that it has seen the person's identity document. Nothing we
     * do ourselves amounts to it.
     */
    IDENTITY_PROVEN("urn:meinkonto:acr:identity-proven");

    private final String value;

    Assurance(String value) {
        this.value = value;
    }

    /** The claim {@code acr}. */
    String value() {
        return value;
    }

    /** All values, as the metadata document lists them. */
    static List<String> supported() {
        return Arrays.stream(values()).map(Assurance::value).toList();
    }

    /**
     * The weakest level among the wished-for values (parameter {@code acr_values}, separated by spaces); empty where none of
     * them is ours: a wish we do not know cannot be refused (OpenID Connect Core, section 3.1.2.1).
     */
    static Optional<Assurance> weakestOf(String wished) {
        List<String> values = List.of(wished.split(" "));
        return Arrays.stream(values()).filter(level -> values.contains(level.value)).findFirst();
    }

    /** Whether this level is as good as another. */
    public boolean satisfies(Assurance other) {
        return compareTo(other) >= 0;
    }
}
