package ch.meinkonto.portal.mandate;

import java.time.Period;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Retention;

/** Deletes mandates that have held no more for as long as a dated rule says. What was done by them stands in the cases. */
@Component
class ForgottenMandates implements Retention {
    private static final Logger log = LoggerFactory.getLogger(ForgottenMandates.class);

    private final Mandates mandates;
    private final MandateRules rules;

    ForgottenMandates(Mandates mandates, MandateRules rules) {
        this.mandates = mandates;
        this.rules = rules;
    }

    @Override
    public String what() {
        return "mandates";
    }

    @Override
    public Period longest() {
        return rules.keptAfterEnd();
    }

    /** Several portals may do it at the same time: what one has deleted the other does not find. */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT15M")
    void delete() {
        int deleted = mandates.deleteOverBefore(rules.today().minus(rules.keptAfterEnd()));
        if (deleted > 0) {
            log.info("mandates forgotten, count={}", deleted);
        }
    }
}
