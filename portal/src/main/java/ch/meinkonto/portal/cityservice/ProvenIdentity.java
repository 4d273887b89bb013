package ch.meinkonto.portal.cityservice;

import org.jspecify.annotations.Nullable;

/**
 * How far an identity provider has proven who somebody is, least first, as the federal login counts: the claim
 * {@code identity_level}. {@link Assurance} says how strongly they signed in, which is another matter: a good password tells
 * nothing of who somebody is.
 */
public enum ProvenIdentity {
    /** Nobody has looked: they are who they say. */
    SELF_DECLARED(0),
    /** A letter reached them at their address. */
    ADDRESS_CHECKED(200),
    /** Somebody has seen their identity document. */
    DOCUMENT_VERIFIED(300),
    /** Their AHV number too. */
    AHV_VERIFIED(400),
    /** The electronic identity of the Confederation. */
    ELECTRONIC_IDENTITY(500);

    private final int level;

    ProvenIdentity(int level) {
        this.level = level;
    }

    /** The best that a level of the claim amounts to; the least where nothing is told. */
    public static ProvenIdentity of(@Nullable Number told) {
        ProvenIdentity best = SELF_DECLARED;
        for (ProvenIdentity one : values()) {
            if (told != null && told.intValue() >= one.level) {
                best = one;
            }
        }
        return best;
    }

    /** Whether this is as good as another. */
    public boolean satisfies(ProvenIdentity other) {
        return compareTo(other) >= 0;
    }

    /**
     * The sign-in in which it must have been told, to count: a provider's word of earlier does not make a proven person of
     * whoever has the password today.
     */
    public Assurance toldIn() {
        return switch (this) {
            case SELF_DECLARED -> Assurance.SINGLE_FACTOR;
            case ADDRESS_CHECKED -> Assurance.MULTI_FACTOR;
            case DOCUMENT_VERIFIED, AHV_VERIFIED, ELECTRONIC_IDENTITY -> Assurance.IDENTITY_PROVEN;
        };
    }
}
