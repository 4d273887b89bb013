package ch.meinkonto.ops.ech;

/** A message that is not taken. Says why and where, never what stood there: that may be personal data. */
public final class EchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** More bytes, elements or levels than a message may have. */
        TOO_LARGE,
        /** Not well-formed XML, or not in the encoding it says. */
        NOT_XML,
        /** A document type, and with it entities, which no message of ours needs. */
        DOCTYPE,
        /** The outermost element is none of the messages we know. */
        UNKNOWN_MESSAGE,
        /** A standard we speak, in a version we do not. */
        UNKNOWN_VERSION,
        /** An element the standard allows and we do not carry. */
        UNSUPPORTED_ELEMENT,
        /** An element that may not stand here. */
        UNEXPECTED_ELEMENT,
        /** An attribute that may not stand here. */
        UNEXPECTED_ATTRIBUTE,
        /** Text where only elements may stand. */
        UNEXPECTED_TEXT,
        /** The end of an element that lacks one. */
        MISSING_ELEMENT,
        /** A value outside its range or form. */
        INVALID_VALUE,
        /** The published schema says no. */
        AGAINST_SCHEMA
    }

    private final Reason reason;
    private final String place;

    EchRefused(Reason reason, String place) {
        super("message refused: " + reason + " at " + place);
        this.reason = reason;
        this.place = place;
    }

    EchRefused(Reason reason, String place, Throwable cause) {
        this(reason, place);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }

    /** The element, as a path of local names such as {@code /delivery/deliveryHeader/messageId}; or line and column. */
    public String place() {
        return place;
    }
}
