package ch.meinkonto.ops.local.stack;

import java.io.IOException;

/** Nothing was started, for a reason that one sentence tells. */
public final class StackRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StackRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** What is in the way. */
    public enum Reason {
        ALREADY_RUNNING,
        PORT_TAKEN,
        DISK_FULL
    }

    /** What is in the way. */
    public Reason reason() {
        return reason;
    }
}
