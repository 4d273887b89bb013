package ch.meinkonto.soc.engine.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prepares the indices when the engine starts, so that the analysts' pages find them before the first event. Elasticsearch
 * may be away: the first request that comes then prepares them.
 */
@Component
final class StoreAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAtStart.class);

    private final DocumentStore store;

    StoreAtStart(DocumentStore store) {
        this.store = store;
    }

    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        try {
            store.prepare();
        } catch (StoreUnavailable e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("elasticsearch is not there yet");
        }
    }
}
