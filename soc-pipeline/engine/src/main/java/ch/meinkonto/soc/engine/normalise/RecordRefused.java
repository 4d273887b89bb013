package ch.meinkonto.soc.engine.normalise;

/** A record that can never be stored: the sender learns the reason and must not send it again. */
final class RecordRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a record is refused. */
    enum Reason {
        /** The event id is missing or not a UUIDv7. */
        BAD_ID,
        /** A field has another type than the contract says. */
        BAD_TYPE,
        /** The event is too old or too far ahead to be true. */
        BAD_TIME,
        /** It has more attributes than a record may have. */
        TOO_MANY_ATTRIBUTES,
        /** A value is nested deeper than it may be. */
        TOO_DEEP,
        /** It has no content. */
        EMPTY
    }

    private final Reason reason;

    RecordRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
