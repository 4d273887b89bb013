package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * What the register of vehicles said to a request. Of a vehicle that is not surely the resident's nothing is kept.
 *
 * @param says in short
 * @param vehicle weight and drive, where the resident is the holder
 * @param postcode where the vehicle is registered, where the resident is the holder
 */
record VehicleFinding(Says says, @Nullable Vehicle vehicle, @Nullable String postcode) {
    /** What it said in short. */
    enum Says {
        /** The resident is the holder. */
        CONFIRMED,
        /** It has the vehicle; whether it is the resident's cannot be compared. */
        HOLDER_UNTOLD,
        /** It does not have the plate. */
        UNKNOWN,
        /** It did not answer. */
        NO_ANSWER,
        /** It was not asked, because the account had it asked too often today. */
        TOO_OFTEN
    }

    VehicleFinding {
        if ((says == Says.CONFIRMED) != (vehicle != null) || (vehicle == null) != (postcode == null)) {
            throw new IllegalArgumentException("a vehicle is kept for its holder alone");
        }
    }

    /** The resident is the holder. */
    static VehicleFinding confirmed(Vehicle vehicle, String postcode) {
        return new VehicleFinding(Says.CONFIRMED, vehicle, postcode);
    }

    /** Anything else. */
    static VehicleFinding without(Says says) {
        return new VehicleFinding(says, null, null);
    }

    /** Whether the vehicle may stand in a zone, as far as the register is known. */
    boolean allows(String zone) {
        return postcode == null || postcode.equals(zone);
    }

    /**
     * The vehicle that decides the price.
     *
     * @throws ParkingPermitRejected when nobody told it
     */
    Vehicle priced() {
        if (vehicle != null) {
            return vehicle;
        }
        throw new ParkingPermitRejected(switch (says) {
            case CONFIRMED -> throw new IllegalStateException("confirmed without a vehicle");
            case HOLDER_UNTOLD -> Reason.HOLDER_UNTOLD;
            case UNKNOWN -> Reason.VEHICLE_UNKNOWN;
            case NO_ANSWER -> Reason.VEHICLE_REGISTER_AWAY;
            case TOO_OFTEN -> Reason.VEHICLE_ASKED_TOO_OFTEN;
        });
    }

    /** Message key of what the resident is told. */
    public String messageKey() {
        return "parking-permit.register." + says.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
