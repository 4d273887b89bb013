package ch.meinkonto.portal.cityservice;

import ch.meinkonto.soc.contract.Codes;

/** A city service says no, for a reason the resident is told in words and programs by its code. */
public abstract class CityServiceRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What could be done about it. */
    public enum Kind {
        /** Nothing: there is no such thing for this person. */
        NOT_FOUND,
        /** Ask for something else. */
        INVALID,
        /** Something that exists already is in the way. */
        CONFLICT,
        /** Wait. */
        UNAVAILABLE,
        /** Sign in again, better. */
        SIGN_IN
    }

    private final Enum<?> reason;

    protected CityServiceRefusal(Enum<?> reason) {
        super("refused: " + Codes.of(reason));
        this.reason = reason;
    }

    /** Why; the subclass narrows the type. */
    public Enum<?> reason() {
        return reason;
    }

    /** What could be done about it. */
    public abstract Kind kind();

    /** The message that tells it in words. */
    public abstract String messageKey();

    /** The reason in lower case, as events know it. */
    public final String code() {
        return Codes.of(reason);
    }

    /** The reason in lower case, as the one who asked may know it. */
    public String publicCode() {
        return code();
    }
}
