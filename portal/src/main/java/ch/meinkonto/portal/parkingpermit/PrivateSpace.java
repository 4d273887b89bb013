package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** Why somebody cannot park privately, as they declared it. */
enum PrivateSpace {
    /** No space belongs to the flat. */
    NONE_BELONGS,
    /** None can be rented nearby. */
    NONE_TO_RENT,
    /** The bill for the next year says that whoever pays it confirms the one or the other. */
    BY_PAYMENT;

    /** The answer of who can. */
    private static final String AVAILABLE = "available";

    /**
     * Reads what a program sends.
     *
     * @throws ParkingPermitRejected when it is none, or says that there is a space
     */
    static PrivateSpace answered(String written) {
        return switch (written) {
            case "none_belongs" -> NONE_BELONGS;
            case "none_to_rent" -> NONE_TO_RENT;
            case AVAILABLE -> throw new ParkingPermitRejected(Reason.SPACE_AVAILABLE);
            default -> throw new ParkingPermitRejected(Reason.SPACE_MISSING);
        };
    }

    /** Lower case, as programs write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of what was declared. */
    public String messageKey() {
        return "parking-permit.space." + code().replace('_', '-');
    }
}
