package ch.meinkonto.portal.move;

import java.util.Locale;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Field;

/** A move cannot be reported, or not so. */
final class MoveRefused extends AnswerRefused {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        AHV_FORMAT(Kind.INVALID),
        NAME_FORMAT(Kind.INVALID),
        ADDRESS_FORMAT(Kind.INVALID),
        POSTCODE_FORMAT(Kind.INVALID),
        PHONE_FORMAT(Kind.INVALID),
        MAIL_FORMAT(Kind.INVALID),
        CARD_FORMAT(Kind.INVALID),
        CARD_UNKNOWN(Kind.INVALID),
        CHIP_FORMAT(Kind.INVALID),
        PLATE_FORMAT(Kind.INVALID),
        /** The register knows nobody like that. */
        PERSON_UNKNOWN(Kind.INVALID),
        /** Only at the counter. Why is never said, and the words are the same for everybody. */
        COUNTER(Kind.CONFLICT),
        REGISTER_AWAY(Kind.UNAVAILABLE),
        DWELLING_UNKNOWN(Kind.INVALID),
        BUILDING_UNKNOWN(Kind.INVALID),
        DAY_IMPLAUSIBLE(Kind.INVALID),
        BIRTH_IN_FUTURE(Kind.INVALID),
        SAME_PERSON_TWICE(Kind.INVALID),
        /** An answer on which this one rests was changed. */
        CHANGED_SINCE(Kind.CONFLICT);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    MoveRefused(Field<?> field, Reason reason, Object... arguments) {
        this(field.name(), reason, arguments);
    }

    MoveRefused(String field, Reason reason, Object... arguments) {
        super(field, reason, reason.kind,
                "move.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), arguments);
    }
}
