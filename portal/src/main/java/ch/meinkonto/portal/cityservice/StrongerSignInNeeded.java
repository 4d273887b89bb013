package ch.meinkonto.portal.cityservice;

import org.jspecify.annotations.Nullable;

/**
 * The person is known, but not surely enough for what they want to see or do: they may sign in again, better, or with a provider
 * that has proven who they are.
 */
public final class StrongerSignInNeeded extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    private enum Reason {
        INSUFFICIENT_USER_AUTHENTICATION,
        IDENTITY_NOT_PROVEN
    }

    private final Assurance needed;
    private final @Nullable ProvenIdentity proof;

    private StrongerSignInNeeded(Reason reason, Assurance needed, @Nullable ProvenIdentity proof) {
        super(reason);
        this.needed = needed;
        this.proof = proof;
    }

    /** Asks for a level. */
    public StrongerSignInNeeded(Assurance needed) {
        this(Reason.INSUFFICIENT_USER_AUTHENTICATION, needed, null);
    }

    /** Asks for a proof of who the person is. */
    public StrongerSignInNeeded(ProvenIdentity proof) {
        this(Reason.IDENTITY_NOT_PROVEN, proof.toldIn(), proof);
    }

    /** The level that would be enough. */
    public Assurance needed() {
        return needed;
    }

    /** How far it must be proven who they are; absent where their own factors are enough. */
    public @Nullable ProvenIdentity proof() {
        return proof;
    }

    @Override
    public Kind kind() {
        return Kind.SIGN_IN;
    }

    @Override
    public String messageKey() {
        return proof == null ? "refusal.sign-in" : "refusal.identity";
    }
}
