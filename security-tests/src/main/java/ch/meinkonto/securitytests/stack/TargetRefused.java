package ch.meinkonto.securitytests.stack;

/** A target that these tests do not touch. */
public final class TargetRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a target is refused. */
    public enum Reason {
        /** The address is not an absolute http or https address. */
        NOT_AN_ADDRESS("is not an http address"),
        /** The address leads to another machine: attacks are played against this machine only. */
        NOT_THIS_MACHINE("is not on this machine; attacks and scans run against loopback addresses only");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    TargetRefused(String target, Reason reason) {
        super("\"" + target + "\" " + reason.sentence + ".");
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
