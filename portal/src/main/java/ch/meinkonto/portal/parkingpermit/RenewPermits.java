package ch.meinkonto.portal.parkingpermit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Bills the next year to everybody whose permit counts until the end of this one, in December: a request that awaits payment,
 * and a mail with the bill. Who does not pay has no permit; nothing is owed. Where the price depends on the vehicle nobody is
 * billed, because the portal does not know it.
 */
@Component
class RenewPermits {
    private static final Logger log = LoggerFactory.getLogger(RenewPermits.class);
    private static final int MOST_AT_ONCE = 100;

    private final ParkingPermits permits;
    private final ParkingPermitRules rules;
    private final References references;
    private final ParkingPermitLetters letters;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    RenewPermits(ParkingPermits permits, ParkingPermitRules rules, References references,
            ParkingPermitLetters letters, SecurityEvents events, TransactionOperations transactions, Clock clock) {
        this.permits = permits;
        this.rules = rules;
        this.references = references;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Several portals may do it at the same time: each takes others, in a transaction with the mails. */
    @Scheduled(fixedDelayString = "${meinkonto.parking-permit.renew-every:1h}", initialDelayString = "${meinkonto.parking-permit.renew-every:1h}")
    void renew() {
        LocalDate today = LocalDate.now(clock);
        if (today.isBefore(rules.renewalDay(Year.from(today)))) {
            return;
        }
        LocalDate first = LocalDate.of(today.getYear() + 1, Month.JANUARY, 1);
        if (!(rules.tariffOn(first) instanceof FlatTariff tariff)) {
            return;
        }
        Integer renewed;
        do {
            renewed = transactions.execute(status -> renewSome(first, tariff));
        } while (renewed != null && renewed == MOST_AT_ONCE);
    }

    private int renewSome(LocalDate first, FlatTariff tariff) {
        List<ParkingPermit> ending = permits.toRenew(first, MOST_AT_ONCE);
        for (ParkingPermit ends : ending) {
            Validity validity = rules.startingOn(first);
            ParkingPermit next = new ParkingPermit(references.next(ParkingPermitService.PREFIX, validity.year()),
                    ends.owner(), submissionOf(ends),
                    ends.plate(), rules.zoneOf(ends.zone().postcode(), first), validity, tariff.feeFor(validity),
                    tariff.name(), ends.contact(), ParkingPermitState.AWAITING_PAYMENT, clock.instant(), null);
            permits.add(next);
            events.record(CaseEvent.submitted(next.reference(), ParkingPermitService.NAME, next.state().code()));
            letters.tellOfRenewal(next);
        }
        if (!ending.isEmpty()) {
            log.info("parking permits billed for the next year, count={}", ending.size());
        }
        return ending.size();
    }

    /** The same permit is billed once, whatever happens. */
    static UUID submissionOf(ParkingPermit ends) {
        return UUID.nameUUIDFromBytes(("renewal of " + ends.reference()).getBytes(StandardCharsets.UTF_8));
    }
}
