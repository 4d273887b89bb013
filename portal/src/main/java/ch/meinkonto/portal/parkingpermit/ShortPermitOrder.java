package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * What somebody wants of a short permit, checked against what can be had today.
 *
 * @param kind for days, or for a newcomer
 * @param mark the vehicle
 * @param postcode where it may stand
 * @param days when
 */
record ShortPermitOrder(ShortPermit.Kind kind, VehicleMark mark, String postcode, PermitDays days) {
    /**
     * What the city's rules say of today.
     *
     * @param mostDays how many single days one buys at once, 1 or more
     * @param ahead how many days ahead the first day may be, and for single days the last, 0 or more
     * @param provisionalDays how long the permit of a newcomer counts, 1 or more
     */
    record Caps(int mostDays, int ahead, int provisionalDays) {
        /** The days to choose from. */
        List<LocalDate> offered(LocalDate today) {
            return today.datesUntil(today.plusDays(ahead).plusDays(1)).toList();
        }
    }

    /**
     * Single days, in any order, each of them once or more often.
     *
     * @throws ParkingPermitRejected when it is no plate, or there are no days, too many, or some that cannot be had today
     */
    static ShortPermitOrder ofDays(String plate, String postcode, List<LocalDate> days, Caps caps, LocalDate today) {
        VehicleMark mark = NumberPlate.of(plate);
        String zone = ParkingZone.postcodeOf(postcode);
        if (days.isEmpty()) {
            throw new ParkingPermitRejected(Reason.DAYS_MISSING);
        }
        PermitDays wanted = PermitDays.of(days.stream().distinct().limit(366).toList());
        if (wanted.days().size() > caps.mostDays()) {
            throw new ParkingPermitRejected(Reason.TOO_MANY_DAYS);
        }
        mustBeOffered(wanted.first(), wanted.last(), caps, today);
        return new ShortPermitOrder(ShortPermit.Kind.DAY, mark, zone, wanted);
    }

    /**
     * A newcomer's weeks, from a day on.
     *
     * @throws ParkingPermitRejected when it is neither plate nor chassis number, or the first day cannot be had today
     */
    static ShortPermitOrder ofNewcomer(String mark, String postcode, @Nullable LocalDate first, Caps caps,
            LocalDate today) {
        VehicleMark vehicle = VehicleMark.of(mark);
        String zone = ParkingZone.postcodeOf(postcode);
        if (first == null) {
            throw new ParkingPermitRejected(Reason.DAYS_MISSING);
        }
        mustBeOffered(first, first, caps, today);
        return new ShortPermitOrder(ShortPermit.Kind.PROVISIONAL, vehicle, zone,
                PermitDays.from(first, caps.provisionalDays()));
    }

    /** Whether a request came from this very order. */
    boolean isThatOf(ShortPermit permit) {
        return permit.kind() == kind && permit.mark().equals(mark) && permit.zone().postcode().equals(postcode)
                && permit.days().equals(days);
    }

    private static void mustBeOffered(LocalDate first, LocalDate last, Caps caps, LocalDate today) {
        if (first.isBefore(today) || last.isAfter(today.plusDays(caps.ahead()))) {
            throw new ParkingPermitRejected(Reason.DAY_NOT_OFFERED);
        }
    }
}
