package ch.meinkonto.portal.weeklyresident;

import java.util.Locale;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Field;

/** There is no registration or extension, or not so. */
final class ResidenceRefused extends AnswerRefused {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        /** Only who is registered extends online. */
        NOT_REGISTERED(Kind.CONFLICT),
        ALREADY_REGISTERED(Kind.CONFLICT),
        EXTENDED_TOO_LATE(Kind.CONFLICT),
        /** Citizens of Liechtenstein extend in person. */
        IN_PERSON(Kind.INVALID),
        /** Only full-time students extend online. */
        NOT_FULL_TIME(Kind.INVALID),
        ARRIVAL_IN_FUTURE(Kind.INVALID),
        POSTCODE_NOT_IN_CITY(Kind.INVALID),
        /** What limits the stay ends before it begins. */
        ENDS_TOO_EARLY(Kind.INVALID),
        /** Four years are used up. */
        LONGEST_REACHED(Kind.CONFLICT),
        /** Something has changed since the question was answered. */
        CHANGED_SINCE(Kind.CONFLICT),
        GRANTED_TOO_LATE(Kind.INVALID),
        /** Another number of years than was paid for. */
        OTHER_YEARS(Kind.INVALID);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    ResidenceRefused(Field<?> field, Reason reason, Object... arguments) {
        super(field.name(), reason, reason.kind,
                "weekly-residence.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), arguments);
    }
}
