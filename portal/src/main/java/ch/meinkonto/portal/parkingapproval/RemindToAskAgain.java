package ch.meinkonto.portal.parkingapproval;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.cases.CaseLetters;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval;

/**
 * Reminds by mail who chose to be, once, in December: what was approved ends with its year, and is not billed by itself but
 * asked for anew.
 */
@Component
class RemindToAskAgain {
    private static final Logger log = LoggerFactory.getLogger(RemindToAskAgain.class);
    private static final int MOST_AT_ONCE = 100;

    private final ParkingApproval service;
    private final PermitsByApproval permits;
    private final CaseLetters letters;
    private final TransactionOperations transactions;

    RemindToAskAgain(ParkingApproval service, PermitsByApproval permits, CaseLetters letters,
            TransactionOperations transactions) {
        this.service = service;
        this.permits = permits;
        this.letters = letters;
        this.transactions = transactions;
    }

    /** Several portals may do it at the same time: each takes others, in a transaction with the mails. */
    @Scheduled(fixedDelayString = "${meinkonto.parking-approval.remind-every:1h}", initialDelayString = "${meinkonto.parking-approval.remind-every:1h}")
    void remind() {
        Integer reminded;
        do {
            reminded = transactions.execute(status -> remindSome());
        } while (reminded != null && reminded == MOST_AT_ONCE);
    }

    private int remindSome() {
        List<String> ending = permits.toAskAgain(MOST_AT_ONCE);
        for (String reference : ending) {
            letters.send(service, reference, "reminder");
            permits.reminded(reference);
        }
        if (!ending.isEmpty()) {
            log.info("parking permits by approval reminded of the next year, count={}", ending.size());
        }
        return ending.size();
    }
}
