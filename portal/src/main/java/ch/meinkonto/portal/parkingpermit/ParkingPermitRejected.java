package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** The city cannot give the permit asked for, or cannot do with it what was asked. */
final class ParkingPermitRejected extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why, and which question of the form it answers. */
    enum Reason {
        PLATE_MISSING("plate", Kind.INVALID),
        PLATE_FORMAT("plate", Kind.INVALID),
        PLATE_CANTON("plate", Kind.INVALID),
        POSTCODE_MISSING("postcode", Kind.INVALID),
        POSTCODE_FORMAT("postcode", Kind.INVALID),
        POSTCODE_WITHOUT_ZONE("postcode", Kind.INVALID),
        START_MISSING("start", Kind.INVALID),
        START_NOT_OFFERED("start", Kind.INVALID),
        HOLDER_NOT_DECLARED("holder", Kind.INVALID),
        VEHICLE_NOT_DECLARED("vehicle", Kind.INVALID),
        SPACE_MISSING("space", Kind.INVALID),
        SPACE_AVAILABLE("space", Kind.CONFLICT),
        SPACE_PROOF_MISSING("space", Kind.CONFLICT),
        ALREADY_HOLDS_PERMIT("plate", Kind.CONFLICT),
        ALREADY_REQUESTED("plate", Kind.CONFLICT),
        HOLDER_DIFFERS("plate", Kind.CONFLICT),
        HOLDER_ELSEWHERE("postcode", Kind.CONFLICT),
        HOLDER_UNTOLD("start", Kind.CONFLICT),
        VEHICLE_UNKNOWN("start", Kind.CONFLICT),
        VEHICLE_REGISTER_AWAY("start", Kind.UNAVAILABLE),
        VEHICLE_ASKED_TOO_OFTEN("start", Kind.CONFLICT),
        PLATE_DECIDES_PRICE("plate", Kind.CONFLICT),
        INCOMPLETE("submit", Kind.INVALID),
        SUBMISSION_DIFFERS("submit", Kind.INVALID),
        NOT_PAYABLE("pay", Kind.CONFLICT),
        PAYMENT_UNAVAILABLE("pay", Kind.UNAVAILABLE),
        NOT_WITHDRAWABLE("withdraw", Kind.CONFLICT),
        NO_DOCUMENT("document", Kind.CONFLICT),
        NOT_CHANGEABLE("change", Kind.CONFLICT),
        SAME_PLATE("plate", Kind.INVALID),
        SAME_ZONE("postcode", Kind.INVALID),
        SINCE_MISSING("since", Kind.INVALID),
        SINCE_FORMAT("since", Kind.INVALID),
        SINCE_IN_FUTURE("since", Kind.INVALID),
        SINCE_TOO_OLD("since", Kind.INVALID),
        NOT_RETURNABLE("return", Kind.CONFLICT),
        MARK_FORMAT("plate", Kind.INVALID),
        CHASSIS_FORMAT("plate", Kind.INVALID),
        DAYS_MISSING("days", Kind.INVALID),
        DAY_NOT_OFFERED("days", Kind.INVALID),
        TOO_MANY_DAYS("days", Kind.INVALID),
        DAY_PAID_ALREADY("days", Kind.CONFLICT),
        NOT_EXTENDABLE("plate", Kind.CONFLICT),
        NO_STATEMENT("file", Kind.INVALID);

        private final String field;
        private final Kind kind;

        Reason(String field, Kind kind) {
            this.field = field;
            this.kind = kind;
        }

        /** The field of the form at which the reason is shown. */
        String field() {
            return field;
        }

        /** The message that tells it in words. */
        String messageKey() {
            return "parking-permit.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    ParkingPermitRejected(Reason reason) {
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
        return reason().messageKey();
    }
}
