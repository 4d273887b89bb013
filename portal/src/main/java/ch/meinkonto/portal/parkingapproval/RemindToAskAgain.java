package ch.meinkonto.portal.parkingapproval;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseLetters;
import ch.meinkonto.portal.cityservice.Portions;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval;

/**
 * Reminds by mail who chose to be, once, in December: what was approved ends with its year, and is not billed by itself but
 * asked for anew.
 */
@Component
class RemindToAskAgain {
    private static final Logger log = LoggerFactory.getLogger(RemindToAskAgain.class);

    private final ParkingApproval service;
    private final PermitsByApproval permits;
    private final CaseLetters letters;
    private final Portions portions;

    RemindToAskAgain(ParkingApproval service, PermitsByApproval permits, CaseLetters letters,
            Portions portions) {
        this.service = service;
        this.permits = permits;
        this.letters = letters;
        this.portions = portions;
    }

    /** Several portals may do it at the same time: each takes others, in a transaction with the mails. */
    @Scheduled(fixedDelayString = "${meinkonto.parking-approval.remind-every:1h}", initialDelayString = "${meinkonto.parking-approval.remind-every:1h}")
    void remind() {
        portions.work(this::remindSome);
    }

    private int remindSome() {
        List<String> ending = permits.toAskAgain(Portions.MOST);
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
