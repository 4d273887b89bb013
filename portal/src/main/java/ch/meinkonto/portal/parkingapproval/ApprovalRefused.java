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
        /** The city has not set a price for that year yet. */
        NO_PRICE(Kind.CONFLICT),
        /** Who can park privately gets no permit. */
        SPACE_AVAILABLE(Kind.CONFLICT),
        KILOGRAMS_FORMAT(Kind.INVALID),
        /** The price depends on the vehicle, and the register of vehicles does not tell it. */
        VEHICLE_MISSING(Kind.INVALID),
        /** The register of vehicles says something else than the office. */
        REGISTER_DIFFERS(Kind.CONFLICT);

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
