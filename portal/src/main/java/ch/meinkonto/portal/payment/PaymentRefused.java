package ch.meinkonto.portal.payment;

/** No payment can be opened; the reason tells what to say to the resident. */
public final class PaymentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why no payment can be opened. */
    public enum Reason {
        /** The provider does not answer or answers with an error of its own: later it may work. */
        PROVIDER_UNAVAILABLE,
        /** The request is paid already. */
        ALREADY_PAID,
        /** Another payment of the request is being looked into: this one would be held as well. */
        HELD
    }

    private final Reason reason;

    public PaymentRefused(Reason reason) {
        super("payment refused: " + reason);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
