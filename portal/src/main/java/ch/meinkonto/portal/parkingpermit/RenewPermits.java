package ch.meinkonto.portal.parkingpermit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.parkingpermit.PermitsToRenew.Outcome;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Bills the next year to everybody whose permit counts until the end of this one, in December: a request that awaits payment,
 * and a mail with the bill. Who does not pay has no permit; nothing is owed. Where the price depends on the vehicle, and the
 * register of vehicles does not know it as theirs, a mail says once that the permit has to be bought; where the register does
 * not answer, the permit waits for a later run.
 */
@Component
class RenewPermits {
    private static final Logger log = LoggerFactory.getLogger(RenewPermits.class);
    private static final int MOST_AT_ONCE = 100;
    /** So many questions without an answer, one after the other: the register is away. */
    private static final int MOST_SILENCES = 5;

    private final PermitsToRenew ending;
    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final VehicleForRenewal vehicles;
    private final References references;
    private final ParkingPermitLetters letters;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    RenewPermits(PermitsToRenew ending, ParkingPermits permits, ParkingPermitRules rules, VehicleForRenewal vehicles,
            References references, ParkingPermitLetters letters, SecurityEvents events,
            TransactionOperations transactions, Clock clock) {
        this.ending = ending;
        this.permits = permits;
        this.rules = rules;
        this.vehicles = vehicles;
        this.references = references;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Several portals may do it at the same time: each takes others. */
    @Scheduled(fixedDelayString = "${meinkonto.parking-permit.renew-every:1h}", initialDelayString = "${meinkonto.parking-permit.renew-every:1h}")
    void renew() {
        LocalDate today = LocalDate.now(clock);
        if (today.isBefore(rules.renewalDay(Year.from(today)))) {
            return;
        }
        LocalDate first = LocalDate.of(today.getYear() + 1, Month.JANUARY, 1);
        ParkingPermitTariff tariff = rules.tariffOn(first);
        int silences = 0;
        List<ParkingPermit> taken;
        do {
            taken = ending.take(first, MOST_AT_ONCE);
            for (ParkingPermit ends : taken) {
                silences = renew(ends, first, tariff) ? 0 : silences + 1;
                if (silences == MOST_SILENCES) {
                    log.warn("register of vehicles is away, permits wait to be billed");
                    return;
                }
            }
        } while (taken.size() == MOST_AT_ONCE);
    }

    /** Whether it is done with; where the register of vehicles is silent it waits. */
    private boolean renew(ParkingPermit ends, LocalDate first, ParkingPermitTariff tariff) {
        Validity validity = rules.startingOn(first);
        return switch (tariff) {
            case FlatTariff flat -> bill(ends, validity, flat.feeFor(validity), flat.name(), null);
            case WeightTariff byWeight -> switch (vehicles.of(ends)) {
                case VehicleForRenewal.Found.Known(Vehicle vehicle) ->
                    bill(ends, validity, byWeight.feeFor(validity, vehicle), byWeight.name(), vehicle);
                case VehicleForRenewal.Found.NotTheirs nothing -> remind(ends, first);
                case VehicleForRenewal.Found.NoAnswer silent -> false;
            };
        };
    }

    private boolean bill(ParkingPermit taken, Validity validity, Money fee, String tariff, @Nullable Vehicle vehicle) {
        LocalDate first = validity.from();
        transactions.executeWithoutResult(status -> ending.lock(taken, first).ifPresent(ends -> {
            ParkingPermit asked = new ParkingPermit(references.next(ParkingPermitService.PREFIX, validity.year()),
                    ends.owner(), submissionOf(ends), ends.plate(), rules.zoneOf(ends.zone().postcode(), first),
                    validity, fee, tariff, ends.contact(), ParkingPermitState.AWAITING_PAYMENT, clock.instant(), null);
            ParkingPermit priced = vehicle == null ? asked : asked.pricedBy(vehicle);
            ParkingPermit next = rules.asksForPrivateSpace(first) ? priced.declaring(PrivateSpace.BY_PAYMENT) : priced;
            permits.add(next);
            ending.done(ends.reference(), Outcome.BILLED);
            events.record(CaseEvent.submitted(next.reference(), ParkingPermitService.NAME, next.state().code()));
            letters.tellOfRenewal(next);
            log.info("parking permit billed for the next year, reference={}", next.reference());
        }));
        return true;
    }

    private boolean remind(ParkingPermit taken, LocalDate first) {
        transactions.executeWithoutResult(status -> ending.lock(taken, first).ifPresent(ends -> {
            ending.done(ends.reference(), Outcome.REMINDED);
            letters.tellToBuyAnew(ends);
            log.info("parking permit not billed, vehicle not known as theirs, reference={}", ends.reference());
        }));
        return true;
    }

    /** The same permit is billed once, whatever happens. */
    static UUID submissionOf(ParkingPermit ends) {
        return UUID.nameUUIDFromBytes(("renewal of " + ends.reference()).getBytes(StandardCharsets.UTF_8));
    }
}
