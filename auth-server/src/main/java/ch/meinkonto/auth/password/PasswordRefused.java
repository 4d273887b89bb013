package ch.meinkonto.auth.password;

/** A password is not good enough. */
public final class PasswordRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Fewer characters than it needs where it is all that protects the account. */
        TOO_SHORT,
        TOO_LONG,
        /** Others try it first. */
        COMMON,
        /** It only says the name or the address of the person. */
        PERSONAL
    }

    PasswordRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
