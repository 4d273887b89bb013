package ch.meinkonto.portal.taxextension;

import java.util.Locale;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Field;

/** There is no extension, or not so. */
final class ExtensionRefused extends AnswerRefused {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        NUMBER_FORMAT(Kind.INVALID),
        NUMBER_UNKNOWN(Kind.INVALID),
        CODE_UNKNOWN(Kind.INVALID),
        /** There is no code in the picture, or none that can be read. */
        CODE_UNREADABLE(Kind.INVALID),
        REGISTER_AWAY(Kind.UNAVAILABLE),
        ELSEWHERE(Kind.INVALID),
        ELSEWHERE_UNNAMED(Kind.INVALID),
        FILED(Kind.CONFLICT),
        REMINDED(Kind.CONFLICT),
        /** What can be had has changed since the question was answered. */
        CHANGED_SINCE(Kind.CONFLICT),
        UNTIL_NOT_OFFERED(Kind.INVALID),
        WITHOUT_REASON(Kind.CONFLICT),
        WISH_TOO_EARLY(Kind.INVALID),
        /** Nobody waits so long: a year was mistyped. */
        WISH_TOO_LATE(Kind.INVALID),
        GRANTED_TOO_EARLY(Kind.INVALID);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    ExtensionRefused(Field<?> field, Reason reason, Object... arguments) {
        super(field.name(), reason, reason.kind,
                "tax-extension.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), arguments);
    }
}
