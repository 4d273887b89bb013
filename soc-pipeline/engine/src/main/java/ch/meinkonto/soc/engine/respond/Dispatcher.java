package ch.meinkonto.soc.engine.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;

/** All that goes on behind: one thread per application, one for the orders of rules and for forgetting what is long over. */
final class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(6);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final List<DeliveryWorker> workers;
    private final AlertResponder responder;
    private final OrderIndex index;
    private final RespondSettings settings;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile List<Thread> threads = List.of();
    /** Long ago at first: an engine that is started often must forget too. */
    private Instant cleaned = Instant.EPOCH;
    private boolean heldUp;

    Dispatcher(List<DeliveryWorker> workers, AlertResponder responder, OrderIndex index, RespondSettings settings,
            AuditTrail audit, Clock clock) {
        this.workers = List.copyOf(workers);
        this.responder = responder;
        this.index = index;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (!settings.on()) {
            log.warn("nothing can be ordered: meinkonto.respond.client-secret is not set");
            return;
        }
        List<Thread> started = new ArrayList<>();
        workers.forEach(worker -> started.add(Thread.ofVirtual().name("respond").start(worker)));
        started.add(Thread.ofVirtual().name("respond-to-alerts").start(this::follow));
        threads = List.copyOf(started);
    }

    @Override
    public void stop() {
        List<Thread> stopping = threads;
        threads = List.of();
        stopping.forEach(Thread::interrupt);
        try {
            for (Thread thread : stopping) {
                // Whatever it is at, it must not come to an Elasticsearch client that is closed.
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (settings.automatic()) {
                    responder.round();
                }
                clean();
                heldUp = false;
            } catch (RuntimeException notYet) {
                if (!heldUp) {
                    log.warn("orders of rules are held up reason={}", notYet.getMessage());
                }
                heldUp = true;
            }
            try {
                Thread.sleep(settings.every());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void clean() {
        Instant now = clock.instant();
        if (Duration.between(cleaned, now).compareTo(BETWEEN_CLEANINGS) < 0) {
            return;
        }
        Instant before = now.minus(settings.keepFor());
        audit.record(
                AuditRecord.ofEngine(now, "response.forget", OrderIndex.ALIAS, Map.of("before", before.toString())));
        log.info("orders that are long over were forgotten number={}", index.forget(before));
        cleaned = now;
    }
}
