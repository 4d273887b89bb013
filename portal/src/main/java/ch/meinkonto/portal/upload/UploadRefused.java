package ch.meinkonto.portal.upload;

import java.util.Locale;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** A file is not taken. */
public final class UploadRefused extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        EMPTY(Kind.INVALID),
        TOO_LARGE(Kind.INVALID),
        TOO_MANY(Kind.INVALID),
        /** Neither a document nor a picture of the kinds that are taken. */
        UNKNOWN_KIND(Kind.INVALID),
        /** It begins like one, but the rest is broken or cut off. */
        BROKEN(Kind.INVALID),
        /** A document with a password: nobody here could read it. */
        LOCKED(Kind.INVALID),
        /** A document that runs programs or opens other files. */
        ACTIVE_CONTENT(Kind.INVALID),
        INFECTED(Kind.INVALID),
        /** The scanner does not answer; nothing is kept unscanned. */
        SCANNER_AWAY(Kind.UNAVAILABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    UploadRefused(Reason reason) {
        super(reason);
    }

    @Override
    public Reason reason() {
        return (Reason) super.reason();
    }

    @Override
    public Kind kind() {
        return reason().kind;
    }

    @Override
    public String messageKey() {
        return "upload.reason." + reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
