package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;

import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * A resident reports another plate or another address. The permit goes on under its reference, in a new edition; the paper
 * of the old one counts no more.
 */
@UseCase
class ChangeParkingPermit {
    private final ParkingPermits permits;
    private final PermitChanges changes;
    private final ParkingPermitRules rules;
    private final ParkingPermitLetters letters;
    private final SecurityEvents events;
    private final Clock clock;

    ChangeParkingPermit(ParkingPermits permits, PermitChanges changes, ParkingPermitRules rules,
            ParkingPermitLetters letters, SecurityEvents events, Clock clock) {
        this.permits = permits;
        this.changes = changes;
        this.rules = rules;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param permit the new edition
     * @param late whether it was reported after the period for it
     */
    record Changed(ParkingPermit permit, boolean late) {}

    /** How many days one has, for what changes today. */
    int reportPeriod() {
        return rules.reportPeriod(LocalDate.now(clock));
    }

    /**
     * Another plate.
     *
     * @throws ParkingPermitRejected when the permit does not count, or the plate has its permit for that year
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    Changed plate(String reference, String owner, NumberPlate plate, LocalDate since) {
        ParkingPermit before = permits.lockOwn(reference, owner);
        ParkingPermit after = before.changed(new PermitChange.NewPlate(plate, since), LocalDate.now(clock));
        permits.lockPlate(plate, after.validity().year());
        if (permits.plateHasActivePermit(plate, after.validity().year())) {
            throw new ParkingPermitRejected(Reason.ALREADY_HOLDS_PERMIT);
        }
        return keep(after, new PermitChange.NewPlate(plate, since));
    }

    /**
     * Another address.
     *
     * @throws ParkingPermitRejected when the permit does not count, or there is no zone at the new address: then the permit
     *         is to be given back
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such request
     */
    Changed address(String reference, String owner, String postcode, LocalDate since) {
        ParkingPermit before = permits.lockOwn(reference, owner);
        LocalDate today = LocalDate.now(clock);
        PermitChange change = new PermitChange.NewAddress(rules.zoneOf(postcode, today), since);
        return keep(before.changed(change, today), change);
    }

    private Changed keep(ParkingPermit after, PermitChange change) {
        LocalDate today = LocalDate.now(clock);
        boolean late = change.isLateOn(today, rules.reportPeriod(change.since()));
        permits.change(after);
        changes.add(after, change, today, late);
        // The state stays; that something happened to the request is told all the same.
        events.record(CaseEvent.changed(after.reference(), ParkingPermitService.NAME, after.state().code(),
                after.state().code()));
        letters.tellOfChange(after);
        return new Changed(after, late);
    }
}
