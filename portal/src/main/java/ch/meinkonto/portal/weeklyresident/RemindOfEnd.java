package ch.meinkonto.portal.weeklyresident;

import java.time.LocalDate;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseLetters;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Portions;

/**
 * Reminds by mail who chose to be, once, a month before a registration ends: time to get a new certificate from the home
 * municipality.
 */
@Component
class RemindOfEnd {
    private static final Logger log = LoggerFactory.getLogger(RemindOfEnd.class);
    private static final int DAYS_BEFORE = 30;

    private final WeeklyResidence service;
    private final Residences residences;
    private final CurrentStayRules current;
    private final CaseLetters letters;
    private final Portions portions;

    RemindOfEnd(WeeklyResidence service, Residences residences, CurrentStayRules current, CaseLetters letters,
            Portions portions) {
        this.service = service;
        this.residences = residences;
        this.current = current;
        this.letters = letters;
        this.portions = portions;
    }

    /** Several portals may do it at the same time: each takes others, in a transaction with the mails. */
    @Scheduled(fixedDelayString = "${meinkonto.weekly-residence.remind-every:1h}", initialDelayString = "${meinkonto.weekly-residence.remind-every:1h}")
    void remind() {
        portions.work(this::remindSome);
    }

    private int remindSome() {
        LocalDate today = current.today();
        List<String> ending = residences.toRemind(today, today.plusDays(DAYS_BEFORE), Portions.MOST);
        for (String reference : ending) {
            try {
                letters.send(service, reference, "reminder");
            } catch (CaseNotFound atTheCounter) {
                // Whoever registered at the counter has no request here, and nobody else waits for that.
                log.info("weekly resident without a request not reminded, reference={}", reference);
            }
            residences.reminded(reference);
        }
        if (!ending.isEmpty()) {
            log.info("weekly residents reminded of the end, count={}", ending.size());
        }
        return ending.size();
    }
}
