package ch.meinkonto.soc.engine.store;

/** Elasticsearch did not acknowledge: the sender must keep what it sent and come again. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message) {
        super(message);
    }

    StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** For whoever reads from Elasticsearch beside the store. */
    public static StoreUnavailable because(String message, Throwable cause) {
        return new StoreUnavailable(message, cause);
    }
}
