package ch.meinkonto.soc.engine;

/** An entry of the audit trail could not be stored. */
public final class AuditUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what stood in the way. */
    public AuditUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** Where nothing but the attempts came to an end. */
    public AuditUnavailable(String message) {
        super(message);
    }
}
