package ch.meinkonto.portal.parkingpermit;

import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** What others' and one's own earlier permits forbid. */
final class ShortPermitRules {
    private ShortPermitRules() {}

    /**
     * A day is paid once for a vehicle.
     *
     * @param ofVehicle what counts for the vehicle
     * @throws ParkingPermitRejected when one of the days is paid already
     */
    static void mustBeFree(ShortPermitOrder order, List<ShortPermit> ofVehicle) {
        if (ofVehicle.stream().anyMatch(permit -> clash(order.days(), permit))) {
            throw new ParkingPermitRejected(Reason.DAY_PAID_ALREADY);
        }
    }

    /**
     * The permit of a newcomer cannot be extended: not by the same vehicle, ever, and not by the same person with another one
     * within a year after its end. The year is our own assumption.
     *
     * @param ofVehicle what was paid for the vehicle
     * @param ofOwner what the person has asked for
     * @throws ParkingPermitRejected when it would extend another
     */
    static void mustBeTheFirst(ShortPermitOrder order, List<ShortPermit> ofVehicle, List<ShortPermit> ofOwner) {
        boolean extendsOther = Stream
                .concat(ofVehicle.stream(),
                        ofOwner.stream().filter(permit -> !order.days().first().isAfter(permit.days().last().plusYears(
                                1))))
                .filter(permit -> permit.kind() == ShortPermit.Kind.PROVISIONAL)
                .anyMatch(permit -> permit.state() == ParkingPermitState.ACTIVE);
        if (extendsOther) {
            throw new ParkingPermitRejected(Reason.NOT_EXTENDABLE);
        }
    }

    /** Whether a permit that was paid stands against one whose money comes now. */
    static boolean isTaken(ShortPermit arriving, List<ShortPermit> ofVehicle) {
        return ofVehicle.stream()
                .filter(permit -> !permit.reference().equals(arriving.reference()))
                .filter(permit -> permit.kind() == arriving.kind())
                .anyMatch(permit -> arriving.kind() == ShortPermit.Kind.PROVISIONAL
                        || clash(arriving.days(), permit));
    }

    private static boolean clash(PermitDays days, ShortPermit permit) {
        return days.days().stream().anyMatch(permit.days()::contains);
    }
}
