package ch.meinkonto.soc.engine.receive;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.EventIds;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.OwnFindings;
import ch.meinkonto.soc.engine.normalise.SecurityEventNormaliser;
import ch.meinkonto.soc.engine.store.DocumentStore;

/**
 * Takes in what the engine found out about itself, on the way that every event goes. What cannot be stored waits; where too much
 * waits, the oldest goes. Nobody waits for it: a finding must not hold up what it was found in.
 */
@Component
final class OwnEvents implements OwnFindings {
    private static final Logger LOG = LoggerFactory.getLogger(OwnEvents.class);
    private static final int MOST_WAITING = 1_000;

    private final SecurityEventNormaliser normaliser;
    private final DocumentStore store;
    private final Handover detection;
    private final EventIds ids = new EventIds(new SecureRandom());
    private final BlockingQueue<Document> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    OwnEvents(SecurityEventNormaliser normaliser, DocumentStore store, Handover detection) {
        this.normaliser = normaliser;
        this.store = store;
        this.detection = detection;
    }

    @Override
    public void report(SecurityEvent finding, Instant time) {
        Document document = normaliser.document(ids.at(time), time, finding);
        while (!waiting.offer(document)) {
            if (waiting.poll() instanceof Document oldest) {
                LOG.atError().addKeyValue("event.id", oldest.id()).log("an own finding is lost, too many wait");
            }
        }
    }

    /** Stores what waits and hands it to detection; what fails is tried again the next time. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void deliver() {
        List<Document> batch = new ArrayList<>(waiting);
        if (batch.isEmpty()) {
            return;
        }
        try {
            detection.accept(store.create(batch).stored());
            waiting.removeAll(batch);
        } catch (RuntimeException later) {
            LOG.atWarn().addKeyValue("reason", later.getMessage()).log("own findings are not stored yet");
        }
    }
}
