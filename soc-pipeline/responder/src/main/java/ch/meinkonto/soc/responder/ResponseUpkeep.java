package ch.meinkonto.soc.responder;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** What happens without anybody asking for it: orders end, and every instance learns which addresses are blocked. */
final class ResponseUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseUpkeep.class);

    private final Responder responder;
    private final BlockedAddresses blocked;

    ResponseUpkeep(Responder responder, BlockedAddresses blocked) {
        this.responder = responder;
        this.blocked = blocked;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        attempt("blocked addresses not read", blocked::refresh);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void expire() {
        attempt("orders not ended", responder::expire);
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void uphold() {
        attempt("orders not upheld", responder::uphold);
    }

    /** The database may be away for a while: what was known holds on, by its own time. */
    private static void attempt(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} cause={}", failure, e.toString());
        }
    }
}
