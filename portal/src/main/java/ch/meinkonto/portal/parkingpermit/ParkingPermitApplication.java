package ch.meinkonto.portal.parkingpermit;

import java.time.YearMonth;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Everything the city needs to decide about a permit. Whoever builds one has made both declarations: the vehicle is
 * registered on the applicant's name and address, and it is a light one.
 *
 * @param submission chosen by the one who submits: the same submission twice is one request
 * @param owner pseudonymous account id
 * @param plate the vehicle
 * @param postcode where it may stand
 * @param start the month with which the permit begins
 * @param space why there is no private space, absent where nobody said so
 * @param finding what the register of vehicles said of the plate
 * @param contact how the resident is told
 */
record ParkingPermitApplication(UUID submission, String owner, NumberPlate plate, String postcode, YearMonth start,
        @Nullable PrivateSpace space, VehicleFinding finding, ParkingPermit.Contact contact) {
    /** Whether a request came from this very application. */
    boolean isThatOf(ParkingPermit permit) {
        return permit.plate().equals(plate) && permit.zone().postcode().equals(postcode)
                && YearMonth.from(permit.validity().from()).equals(start)
                && (permit.space() == null || permit.space() == space);
    }
}
