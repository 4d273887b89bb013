package ch.meinkonto.portal.move;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Retention;

/**
 * Forgets what stood in messages whose case has long had its end: they name people, and the register has what it needs. So it does
 * with errands to other offices, which say who of the staff told them. How long they are kept is
 * {@code meinkonto.move.keep-messages}, a year when nothing is set: until then the office may have to show what it told.
 */
@Component
class WipeMessages implements Retention {
    private static final Logger log = LoggerFactory.getLogger(WipeMessages.class);

    private final Outgoing outgoing;
    private final Errands errands;
    private final MoveSettings settings;
    private final Clock clock;

    WipeMessages(Outgoing outgoing, Errands errands, MoveSettings settings, Clock clock) {
        this.outgoing = outgoing;
        this.errands = errands;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "register-messages";
    }

    @Override
    public Period longest() {
        return Period.ofDays(Math.toIntExact(settings.keepMessages().toDays()));
    }

    @Scheduled(fixedDelayString = "${meinkonto.move.wipe-every:6h}", initialDelayString = "${meinkonto.move.wipe-every:6h}")
    void wipe() {
        Instant before = clock.instant().minus(settings.keepMessages());
        int wiped = outgoing.wipe(before);
        if (wiped > 0) {
            log.info("messages to the residents register forgotten, count={}", wiped);
        }
        int told = errands.forget(before);
        if (told > 0) {
            log.info("errands to other offices forgotten, count={}", told);
        }
    }
}
