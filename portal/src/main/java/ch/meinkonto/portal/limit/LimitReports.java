package ch.meinkonto.portal.limit;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Tells the security events of refusals: many in one event, and none is forgotten while the outbox cannot be written. A flood
 * of requests becomes no flood of events, and refusing goes on without a database.
 */
class LimitReports {
    private static final Logger log = LoggerFactory.getLogger(LimitReports.class);

    private final List<Limit> limits;
    private final SecurityEvents events;

    LimitReports(List<Limit> limits, SecurityEvents events) {
        this.limits = List.copyOf(limits);
        this.events = events;
    }

    void report(Limit limit, long refusals) {
        try {
            events.record(new RateLimitEvent(limit.name(), limit.keyClass(), refusals));
        } catch (DataAccessException | TransactionException unavailable) {
            limit.giveBack(refusals);
            log.warn("refusals not reported yet, limiter={} count={}", limit.name(), refusals, unavailable);
        }
    }

    /** The last few of a flood, after which no request comes that would tell of them. */
    @Scheduled(fixedDelayString = "PT10S")
    void reportRest() {
        for (Limit limit : limits) {
            long refusals = limit.takeUnreported();
            if (refusals > 0) {
                report(limit, refusals);
            }
        }
    }
}
