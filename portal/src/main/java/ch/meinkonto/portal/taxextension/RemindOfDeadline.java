package ch.meinkonto.portal.taxextension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseLetters;
import ch.meinkonto.portal.cityservice.Portions;
import ch.meinkonto.portal.taxextension.Extensions.Extension;

/** Reminds by mail who chose to be, once, a week before an extension ends. */
@Component
class RemindOfDeadline {
    private static final Logger log = LoggerFactory.getLogger(RemindOfDeadline.class);
    private static final int DAYS_BEFORE = 7;

    private final TaxExtension service;
    private final Extensions extensions;
    private final CaseLetters letters;
    private final Portions portions;
    private final Clock clock;

    RemindOfDeadline(TaxExtension service, Extensions extensions, CaseLetters letters,
            Portions portions, Clock clock) {
        this.service = service;
        this.extensions = extensions;
        this.letters = letters;
        this.portions = portions;
        this.clock = clock;
    }

    /** Several portals may do it at the same time: each takes others, in a transaction with the mails. */
    @Scheduled(fixedDelayString = "${meinkonto.tax-register.remind-every:1h}", initialDelayString = "${meinkonto.tax-register.remind-every:1h}")
    void remind() {
        portions.work(this::remindSome);
    }

    private int remindSome() {
        LocalDate today = LocalDate.now(clock);
        List<Extension> ending = extensions.toRemind(today, today.plusDays(DAYS_BEFORE), Portions.MOST);
        for (Extension extension : ending) {
            letters.send(service, extension.reference(), "reminder");
            extensions.reminded(extension.reference());
        }
        if (!ending.isEmpty()) {
            log.info("residents reminded of their tax return, count={}", ending.size());
        }
        return ending.size();
    }
}
