package ch.meinkonto.soc.engine.receive;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

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
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_10 = 0x8000_0000_0000_0000L;

    private final SecurityEventNormaliser normaliser;
    private final DocumentStore store;
    private final Handover detection;
    private final SecureRandom random = new SecureRandom();
    private final BlockingQueue<Document> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    OwnEvents(SecurityEventNormaliser normaliser, DocumentStore store, Handover detection) {
        this.normaliser = normaliser;
        this.store = store;
        this.detection = detection;
    }

    @Override
    public void report(SecurityEvent finding, Instant time) {
        Document document = normaliser.document(id(time), time, finding);
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

    /** UUID version 7, RFC 9562 section 5.7. */
    private UUID id(Instant time) {
        long high = time.toEpochMilli() << 16 | VERSION_7 | random.nextLong() & 0xFFFL;
        return new UUID(high, random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT_10);
    }
}
