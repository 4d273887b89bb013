package ch.meinkonto.portal.cityservice;

/** The person is known, but not surely enough for what they want to see or do: they may sign in again, better. */
public final class StrongerSignInNeeded extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    private enum Reason {
        INSUFFICIENT_USER_AUTHENTICATION
    }

    private final Assurance needed;

    /** Asks for a level. */
    public StrongerSignInNeeded(Assurance needed) {
        super(Reason.INSUFFICIENT_USER_AUTHENTICATION);
        this.needed = needed;
    }

    /** The level that would be enough. */
    public Assurance needed() {
        return needed;
    }

    @Override
    public Kind kind() {
        return Kind.SIGN_IN;
    }

    @Override
    public String messageKey() {
        return "refusal.sign-in";
    }
}
