package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** The city cannot give the permit asked for, or cannot do with it what was asked. */
final class ParkingPermitRejected extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why, and which question of the form it answers. */
    enum Reason {
        PLATE_MISSING("plate"),
        PLATE_FORMAT("plate"),
        PLATE_CANTON("plate"),
        POSTCODE_MISSING("postcode"),
        POSTCODE_FORMAT("postcode"),
        POSTCODE_WITHOUT_ZONE("postcode"),
        START_MISSING("start"),
        START_NOT_OFFERED("start"),
        HOLDER_NOT_DECLARED("holder"),
        VEHICLE_NOT_DECLARED("vehicle"),
        ALREADY_HOLDS_PERMIT("plate"),
        ALREADY_REQUESTED("plate"),
        INCOMPLETE("submit"),
        SUBMISSION_DIFFERS("submit"),
        NOT_PAYABLE("pay"),
        NOT_WITHDRAWABLE("withdraw"),
        NO_DOCUMENT("document");

        private final String field;

        Reason(String field) {
            this.field = field;
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
}
