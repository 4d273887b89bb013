package ch.meinkonto.portal.parkingpermit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
    private final VehicleRegister register;
    private final References references;
    private final SecurityEvents events;
    private final JdbcClient jdbc;
    private final Clock clock;

    ApprovedPermits(ParkingPermits permits, ParkingPermitRules rules, VehicleRegister register, References references,
            SecurityEvents events, JdbcClient jdbc, Clock clock) {
        this.permits = permits;
        this.rules = rules;
        this.register = register;
        this.references = references;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<YearMonth> monthsOffered() {
        return rules.monthsOffered(LocalDate.now(clock))
                .stream()
                .filter(month -> !(price(month.atDay(1)) instanceof Price.NotSet))
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
    public Price price(LocalDate first) {
        try {
            return switch (rules.tariffOn(first)) {
                case FlatTariff flat -> new Price.SameForAll(flat.feeFor(rules.startingOn(first)));
                case WeightTariff byWeight -> new Price.ByWeight();
            };
        } catch (ParkingPermitRejected notSetYet) {
            return new Price.NotSet();
        }
    }

    @Override
    public Optional<Weighed> inRegister(String plate) {
        NumberPlate mark = NumberPlate.any(plate);
        if (!mark.isSwiss()) {
            return Optional.empty();
        }
        return switch (register.of(mark)) {
            case VehicleRegister.Answer.Known known -> Optional.of(weighed(known.entry().vehicle()));
            case VehicleRegister.Answer.Unknown unknown -> Optional.empty();
            case VehicleRegister.Answer.NoAnswer silent -> Optional.empty();
        };
    }

    private static Weighed weighed(Vehicle vehicle) {
        return new Weighed(vehicle.kilograms(), Drive.valueOf(vehicle.drive().name()));
    }

    @Override
    public boolean asksForPrivateSpace(LocalDate first) {
        return rules.asksForPrivateSpace(first);
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
        ParkingPermitTariff tariff = rules.tariffOn(validity.from());
        Vehicle vehicle = vehicle(tariff, grant);
        ParkingPermit asked = new ParkingPermit(references.next(ParkingPermitService.PREFIX, validity.year()),
                grant.owner(), submissionOf(grant.approval()), NumberPlate.any(grant.plate()),
                rules.zoneOf(grant.postcode(), validity.from()), validity, fee(tariff, validity, vehicle),
                tariff.name(),
                new ParkingPermit.Contact(grant.email(), grant.language()), ParkingPermitState.AWAITING_PAYMENT,
                clock.instant(), null).declaring(space(grant));
        ParkingPermit permit = vehicle == null ? asked : asked.pricedBy(vehicle);
        permits.add(permit);
        jdbc.sql("insert into parkingpermit.approval (permit, approved_by) values (?, ?)")
                .params(permit.reference(), grant.approval())
                .update();
        events.record(CaseEvent.submitted(permit.reference(), ParkingPermitService.NAME, permit.state().code()));
        return granted(permit);
    }

    /** The vehicle that decides the price; absent where it is the same for all, whatever is known of it. */
    private static @Nullable Vehicle vehicle(ParkingPermitTariff tariff, Grant grant) {
        return switch (tariff) {
            case FlatTariff flat -> null;
            case WeightTariff byWeight -> {
                Weighed vehicle = grant.vehicle();
                if (vehicle == null) {
                    throw new ParkingPermitRejected(Reason.VEHICLE_UNKNOWN);
                }
                yield new Vehicle(vehicle.kilograms(), Vehicle.Drive.valueOf(vehicle.drive().name()));
            }
        };
    }

    private static Money fee(ParkingPermitTariff tariff, Validity validity, @Nullable Vehicle vehicle) {
        return switch (tariff) {
            case FlatTariff flat -> flat.feeFor(validity);
            case WeightTariff byWeight -> byWeight.feeFor(validity, Objects.requireNonNull(vehicle));
        };
    }

    private static @Nullable PrivateSpace space(Grant grant) {
        NoSpace why = grant.space();
        return why == null ? null : PrivateSpace.valueOf(why.name());
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
