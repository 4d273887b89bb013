package ch.meinkonto.portal.move;

import java.time.Clock;
import java.time.Period;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Retention;

/**
 * Forgets what stood in messages whose case has long had its end: they name people, and the register has what it needs. How long
 * they are kept is {@code meinkonto.move.keep-messages}, a year when nothing is set: until then the office may have to show what
 * it told.
 */
@Component
class WipeMessages implements Retention {
    private static final Logger log = LoggerFactory.getLogger(WipeMessages.class);

    private final Outgoing outgoing;
    private final MoveSettings settings;
    private final Clock clock;

    WipeMessages(Outgoing outgoing, MoveSettings settings, Clock clock) {
        this.outgoing = outgoing;
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
        int wiped = outgoing.wipe(clock.instant().minus(settings.keepMessages()));
        if (wiped > 0) {
            log.info("messages to the residents register forgotten, count={}", wiped);
        }
    }
}
