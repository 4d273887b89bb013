package ch.meinkonto.portal.taxextension;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Enters days in the tax register after the commit; what it did not take waits in {@code event_publication}. */
@Component
class TellRegister {
    private static final Logger log = LoggerFactory.getLogger(TellRegister.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TaxRegister register;
    private final IncompleteEventPublications waiting;
    private final Clock clock;

    TellRegister(TaxRegister register, IncompleteEventPublications waiting, Clock clock) {
        this.register = register;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Twice the same is once: the register refuses a day it has. */
    @ApplicationModuleListener
    void tell(ExtensionChanged change) {
        if (change.afresh()) {
            register.restore(change.number());
        }
        if (change.until() != null && !register.extend(change.number(), change.until())) {
            log.info("tax register has a day that is as late already");
        }
    }

    /** Tries again what is older than an answer takes. */
    @Scheduled(fixedDelayString = "${meinkonto.tax-register.retry-every:1m}")
    void tryAgain() {
        waiting.resubmitIncompletePublications(publication -> publication.getEvent() instanceof ExtensionChanged
                && publication.getPublicationDate().plus(PATIENCE).isBefore(clock.instant()));
    }
}
