package ch.meinkonto.portal.parkingpermit;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** By what control staff recognise a vehicle; written in its one form by {@code toString}. */
sealed interface VehicleMark permits NumberPlate, ChassisNumber {
    /**
     * Reads a plate, or the chassis number of a vehicle that has none yet.
     *
     * @throws ParkingPermitRejected when it is neither
     */
    static VehicleMark of(String written) {
        if (ChassisNumber.looksLike(written)) {
            return ChassisNumber.of(written);
        }
        try {
            return NumberPlate.of(written);
        } catch (ParkingPermitRejected refusal) {
            throw refusal.reason() == Reason.PLATE_FORMAT ? new ParkingPermitRejected(Reason.MARK_FORMAT) : refusal;
        }
    }
}
