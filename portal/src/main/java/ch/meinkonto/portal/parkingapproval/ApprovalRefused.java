package ch.meinkonto.portal.parkingapproval;

import java.util.Locale;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Field;

/** An answer, or a decision of the office, cannot stand. */
final class ApprovalRefused extends AnswerRefused {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        PLATE_FORMAT(Kind.INVALID),
        /** Who asks because of a plate from abroad has to say from where. */
        COUNTRY_MISSING(Kind.INVALID),
        NO_ZONE(Kind.INVALID),
        /** The weekly residence the portal knew of has ended since. */
        STAY_OVER(Kind.CONFLICT),
        /** The plate has a permit of that year, or its owner one to pay. */
        PLATE_TAKEN(Kind.CONFLICT),
        GRANTED_OUTSIDE(Kind.INVALID),
        /** The price of that year depends on the vehicle. */
        NO_PRICE(Kind.CONFLICT);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }
    }

    ApprovalRefused(Field<?> field, Reason reason, Object... arguments) {
        super(field.name(), reason, reason.kind,
                "parking-approval.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), arguments);
    }
}
