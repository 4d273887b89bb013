package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a minute follows every payment that is due: so none depends on a webhook, and none stays open for ever. */
@Component
class PaymentPoller {
    private static final Logger LOGGER = LoggerFactory.getLogger(PaymentPoller.class);
    private static final int AT_ONCE = 200;

    /** So many payments in a row without an answer: the provider is down, the others wait a minute. */
    private static final int ENOUGH_FAILURES = 3;

    private final PaymentBook book;
    private final FollowPayment follow;
    private final Clock clock;

    PaymentPoller(PaymentBook book, FollowPayment follow, Clock clock) {
        this.book = book;
        this.follow = follow;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${meinkonto.payment.poll-interval}", initialDelayString = "${meinkonto.payment.poll-interval}")
    void followDue() {
        int failuresInARow = 0;
        for (UUID id : book.due(clock.instant(), AT_ONCE)) {
            try {
                follow.follow(id);
                failuresInARow = 0;
            } catch (ProviderUnavailable unavailable) {
                LOGGER.warn("payment waits for the provider paymentId={} cause={}", id, unavailable.getMessage());
                book.checkNext(id, clock.instant().plus(PaymentRecorder.OPEN_CHECK));
                if (++failuresInARow == ENOUGH_FAILURES) {
                    return;
                }
            } catch (RuntimeException failure) {
                LOGGER.error("payment could not be followed paymentId={}", id, failure);
                book.checkNext(id, clock.instant().plus(PaymentRecorder.OPEN_CHECK));
            }
        }
    }
}
