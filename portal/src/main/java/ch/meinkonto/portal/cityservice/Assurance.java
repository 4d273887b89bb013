package ch.meinkonto.portal.cityservice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How sure the identity provider is of who somebody is, weakest first: the claim {@code acr}. */
public enum Assurance {
    SINGLE_FACTOR,
    MULTI_FACTOR,
    PHISHING_RESISTANT,
    /** The same, and a provider vouches in this sign-in for who it is: see {@link ProvenIdentity} for how well. */
    IDENTITY_PROVEN;

    private static final String PREFIX = "urn:meinkonto:acr:";

    /** The level of a token; the weakest for a token that says nothing we know. */
    public static Assurance of(@Nullable String acr) {
        return Arrays.stream(values()).filter(level -> level.acr().equals(acr)).findFirst().orElse(SINGLE_FACTOR);
    }

    /** The level with this code. */
    public static Optional<Assurance> ofCode(@Nullable String code) {
        return Arrays.stream(values()).filter(level -> level.code().equals(code)).findFirst();
    }

    /** The value of the claim. */
    public String acr() {
        return PREFIX + code();
    }

    /** Its name in addresses, lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this level is as good as another. */
    public boolean satisfies(Assurance other) {
        return compareTo(other) >= 0;
    }

    /** The values of the claim that are good enough where this level is wanted, the least demanding first. */
    public List<String> enough() {
        return Arrays.stream(values()).filter(level -> level.satisfies(this)).map(Assurance::acr).toList();
    }
}
