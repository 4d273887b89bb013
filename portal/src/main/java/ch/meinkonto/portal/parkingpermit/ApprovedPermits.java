package ch.meinkonto.portal.parkingpermit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Which permits the office approved, in {@code parkingpermit.approval}; the permits themselves are as all others. */
@Repository
class ApprovedPermits implements PermitsByApproval {
    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final References references;
    private final SecurityEvents events;
    private final JdbcClient jdbc;
    private final Clock clock;

    ApprovedPermits(ParkingPermits permits, ParkingPermitRules rules, References references, SecurityEvents events,
            JdbcClient jdbc, Clock clock) {
        this.permits = permits;
        this.rules = rules;
        this.references = references;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<YearMonth> monthsOffered() {
        return rules.monthsOffered(LocalDate.now(clock))
                .stream()
                .filter(month -> price(month.atDay(1)).isPresent())
                .toList();
    }

    @Override
    public Optional<String> zone(String postcode) {
        return rules.zonesOn(LocalDate.now(clock))
                .stream()
                .filter(zone -> zone.postcode().equals(postcode))
                .map(ParkingZone::toString)
                .findFirst();
    }

    @Override
    public Optional<String> plate(String country, String written) {
        try {
            String sign = country.strip();
            return Optional.of(sign.isEmpty() || sign.equalsIgnoreCase("CH")
                    ? NumberPlate.of(written).toString()
                    : NumberPlate.foreign(sign, written).toString());
        } catch (ParkingPermitRejected unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Money> price(LocalDate first) {
        return tariff(first).map(tariff -> tariff.feeFor(rules.startingOn(first)));
    }

    /** The tariff for which nobody has to know the vehicle; empty where there is another one, or none yet. */
    private Optional<FlatTariff> tariff(LocalDate day) {
        try {
            return rules.tariffOn(day) instanceof FlatTariff flat ? Optional.of(flat) : Optional.empty();
        } catch (ParkingPermitRejected notSetYet) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isTaken(String owner, String plate, int year) {
        NumberPlate mark = NumberPlate.any(plate);
        permits.lockPlate(mark, year);
        return permits.plateHasActivePermit(mark, year) || permits.ownerHasUnpaidRequest(owner, mark, year);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Granted grant(Grant grant) {
        Validity validity = rules.startingOn(grant.first());
        FlatTariff tariff = tariff(validity.from())
                .orElseThrow(() -> new ParkingPermitRejected(Reason.START_NOT_OFFERED));
        ParkingPermit permit = new ParkingPermit(references.next(ParkingPermitService.PREFIX, validity.year()),
                grant.owner(), submissionOf(grant.approval()), NumberPlate.any(grant.plate()),
                rules.zoneOf(grant.postcode(), validity.from()), validity, tariff.feeFor(validity), tariff.name(),
                new ParkingPermit.Contact(grant.email(), grant.language()), ParkingPermitState.AWAITING_PAYMENT,
                clock.instant(), null);
        permits.add(permit);
        jdbc.sql("insert into parkingpermit.approval (permit, approved_by) values (?, ?)")
                .params(permit.reference(), grant.approval())
                .update();
        events.record(CaseEvent.submitted(permit.reference(), ParkingPermitService.NAME, permit.state().code()));
        return granted(permit);
    }

    /** The same approval makes one permit, whatever happens. */
    private static UUID submissionOf(String approval) {
        return UUID.nameUUIDFromBytes(("approval " + approval).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Granted> of(String approval) {
        return jdbc.sql("select permit from parkingpermit.approval where approved_by = ?")
                .param(approval)
                .query(String.class)
                .optional()
                .flatMap(permits::find)
                .map(this::granted);
    }

    private Granted granted(ParkingPermit permit) {
        return new Granted(permit.reference(), permit.validity().from(), permit.validity().until(), permit.fee(),
                permit.stateOn(LocalDate.now(clock)).isUnpaid());
    }

    @Override
    public List<String> toAskAgain(int most) {
        LocalDate today = LocalDate.now(clock);
        if (today.isBefore(rules.renewalDay(Year.from(today)))) {
            return List.of();
        }
        return jdbc.sql("""
                select approved_by from parkingpermit.approval
                join parkingpermit.permit on permit.reference = approval.permit
                where permit.state = 'ACTIVE' and permit.year = ? and permit.unlinked_at is null
                    and approval.reminded_at is null
                order by approved_by limit ? for update of approval skip locked""")
                .params(today.getYear(), most)
                .query((row, number) -> row.getString("approved_by"))
                .list();
    }

    @Override
    public void reminded(String approval) {
        jdbc.sql("update parkingpermit.approval set reminded_at = ? where approved_by = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), approval)
                .update();
    }
}
