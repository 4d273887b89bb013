package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;
import ch.meinkonto.soc.engine.alert.AlertWriter;
import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.match.Event;

/**
 * Evaluates stored events in order, one thread at a time, and has alerts written before it returns. Before the first batch
 * it rebuilds its memory. A batch that comes again changes nothing.
 */
final class Detector implements StoredEvents {
    private static final Logger log = LoggerFactory.getLogger(Detector.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Detections detections;
    private final DetectSettings settings;
    private final Memory memory;
    private final AlertWriter alerts;
    private final DetectionMeters meters;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private @Nullable Evaluator evaluator;
    private Instant swept;

    Detector(Detections detections, DetectSettings settings, Memory memory, AlertWriter alerts,
            DetectionMeters meters, Clock clock) {
        this.detections = detections;
        this.settings = settings;
        this.memory = memory;
        this.alerts = alerts;
        this.meters = meters;
        this.clock = clock;
        this.swept = clock.instant();
    }

    @Override
    public void accept(List<StoredEvent> batch) {
        oneAtATime.lock();
        try {
            Evaluator ready = ready();
            long start = System.nanoTime();
            for (StoredEvent stored : batch) {
                evaluate(ready, stored);
            }
            meters.evaluated(batch.size(), ready.matches(), System.nanoTime() - start, ready.newest(),
                    ready.counters());
            sweep(ready);
            write();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Rebuilds the memory where that has not been done; what was found meanwhile is written. */
    void prepare() {
        oneAtATime.lock();
        try {
            ready();
            write();
        } finally {
            oneAtATime.unlock();
        }
    }

    private Evaluator ready() {
        if (evaluator == null) {
            Limits limits = new Limits(settings.lateness(), settings.mostGroups(), settings.mostOccurrences(),
                    detections.wording().fields());
            Evaluator fresh = new Evaluator(detections.rules(), limits);
            memory.rebuild(fresh, event -> alerts.note(fresh.accept(event)));
            evaluator = fresh;
        }
        return evaluator;
    }

    /** An event that cannot be evaluated must not hold up all others. */
    private void evaluate(Evaluator ready, StoredEvent stored) {
        try {
            Event event = MatchableEvents.of(stored.id(), stored.time(), stored.fields());
            alerts.note(ready.accept(event));
        } catch (RuntimeException unforeseen) {
            log.error("an event was not evaluated id={} index={}", stored.id(), stored.index(), unforeseen);
        }
    }

    private void write() {
        try {
            alerts.flush().raised().forEach(alert -> {
                meters.raised(alert);
                log.info("alert raised id={} detection={} level={}", alert.id(), alert.detection(), alert.level());
            });
        } finally {
            meters.waiting(alerts.waiting());
        }
    }

    private void sweep(Evaluator ready) {
        Instant now = clock.instant();
        if (Duration.between(swept, now).compareTo(BETWEEN_SWEEPS) >= 0) {
            ready.sweep();
            swept = now;
        }
    }
}
