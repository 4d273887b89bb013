package ch.meinkonto.dashboards.alerts;

/** An alert was not changed. */
final class ChangeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    enum Reason {
        /** There is no such alert. */
        UNKNOWN_ALERT,
        /** Somebody changed it since the analyst looked at it. */
        CHANGED_MEANWHILE,
        /** It is already in that state. */
        NOT_POSSIBLE_NOW
    }

    private final Reason reason;

    ChangeRefused(Reason reason) {
        super("alert not changed: " + reason);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
