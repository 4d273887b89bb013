package ch.meinkonto.portal.cityservice;

import ch.meinkonto.soc.contract.Codes;

/** A city service says no, for a reason the resident is told in words and programs by its code. */
public abstract class CityServiceRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Enum<?> reason;

    protected CityServiceRefusal(Enum<?> reason) {
        super("refused: " + Codes.of(reason));
        this.reason = reason;
    }

    /** Why; the subclass narrows the type. */
    public Enum<?> reason() {
        return reason;
    }

    /** The reason in lower case, as events, programs and message keys know it. */
    public final String code() {
        return Codes.of(reason);
    }
}
