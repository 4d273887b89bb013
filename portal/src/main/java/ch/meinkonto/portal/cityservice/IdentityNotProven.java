package ch.meinkonto.portal.cityservice;

/** Nobody has proven well enough who the person is: they may sign in with a provider that has, or come to the counter. */
public final class IdentityNotProven extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    private enum Reason {
        IDENTITY_NOT_PROVEN
    }

    private final ProvenIdentity needed;

    /** Asks for a proof. */
    public IdentityNotProven(ProvenIdentity needed) {
        super(Reason.IDENTITY_NOT_PROVEN);
        this.needed = needed;
    }

    /** What would be enough. */
    public ProvenIdentity needed() {
        return needed;
    }

    @Override
    public Kind kind() {
        return Kind.SIGN_IN;
    }

    @Override
    public String messageKey() {
        return "refusal.identity";
    }
}
