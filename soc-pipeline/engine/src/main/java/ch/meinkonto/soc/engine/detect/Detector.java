package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;
import ch.meinkonto.soc.engine.alert.AlertDraft;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.AlertWriter;
import ch.meinkonto.soc.engine.alert.RiskIndex;
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
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private final RulesInForce rules;
    private final DetectSettings settings;
    private final Memory memory;
    private final SnapshotIndex snapshots;
    private final DetectionMeters meters;
    private final Clock clock;
    private final Evictions evictions;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final SourceTimes sources;
    private final KnownUsers known;
    private final RuleActivity activity;
    private final AlertIndex index;
    private final RiskIndex risks;
    private AlertWriter alerts;
    private @Nullable Evaluator evaluator;
    private Instant swept;
    private Instant reported = Instant.EPOCH;

    Detector(RulesInForce rules, DetectSettings settings, Memory memory, SnapshotIndex snapshots, AlertIndex index,
            RiskIndex risks,
            DetectionMeters meters, Evictions evictions, Clock clock) {
        this.rules = rules;
        this.settings = settings;
        this.memory = memory;
        this.snapshots = snapshots;
        this.meters = meters;
        this.evictions = evictions;
        this.clock = clock;
        this.sources = new SourceTimes(settings.lateness());
        this.known = new KnownUsers(settings.mostGroups());
        this.activity = new RuleActivity(rules.current());
        this.index = index;
        this.risks = risks;
        this.alerts = writer(rules.current());
        this.swept = clock.instant();
    }

    @Override
    public void accept(List<StoredEvent> batch) {
        oneAtATime.lock();
        try {
            Evaluator ready = ready();
            Instant now = clock.instant();
            sources.listen(now);
            batch.forEach(stored -> heard(SourceTimes.of(stored.fields()), stored.time(), now));
            ready.trustUntil(sources.trusted(now));
            long start = System.nanoTime();
            for (StoredEvent stored : batch) {
                evaluate(ready, stored);
            }
            meters.evaluated(batch.size(), ready.matches(), System.nanoTime() - start, ready.newest(),
                    ready.counters());
            sweep(ready);
            write();
            report(ready, now);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Rebuilds the memory where that has not been done; what was found meanwhile is written. */
    void prepare() {
        oneAtATime.lock();
        try {
            report(ready(), clock.instant());
            write();
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Moves time on where no events come, as far as the sources that still deliver have come: what should have happened by
     * then and did not is found. To be called every few seconds once {@link #prepare} has succeeded.
     *
     * @param listening whether events can be stored at the moment; where not, silence says nothing about the sources
     */
    void tick(boolean listening) {
        oneAtATime.lock();
        try {
            Evaluator ready = ready();
            Instant now = clock.instant();
            if (!listening) {
                sources.listenAgain(now);
                return;
            }
            sources.listen(now);
            ready.trustUntil(sources.trusted(now));
            alerts.note(ready.advance(sources.complete(now)));
            sweep(ready);
            write();
            report(ready, now);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** What is known at the moment; nothing while alerts that follow from it are not written yet. */
    Optional<DetectionSnapshot> snapshot() {
        oneAtATime.lock();
        try {
            if (evaluator == null || alerts.waiting() > 0) {
                return Optional.empty();
            }
            return Optional.of(new DetectionSnapshot(clock.instant(), evaluator.snapshotBytes(), sources.newest(),
                    known.all(), activity.lastFired()));
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Puts other rules into force. Where all rules with a memory are as before, they keep it; else it is built anew from the
     * stored events while the old rules go on, and what came meanwhile is added before they give way.
     *
     * @throws RuntimeException where Elasticsearch does not answer; the old rules are in force then
     */
    void change(Detections next) {
        Instant began = clock.instant();
        if (!changeAtOnce(next)) {
            Evaluator fresh = fresh(next);
            AlertWriter writer = writer(next);
            memory.rebuild(next, fresh, event -> writer.note(fresh.accept(event)));
            oneAtATime.lock();
            try {
                write();
                memory.catchUp(began, event -> writer.note(fresh.accept(event)));
                become(next, fresh, writer);
            } finally {
                oneAtATime.unlock();
            }
        }
    }

    private boolean changeAtOnce(Detections next) {
        oneAtATime.lock();
        try {
            write();
            Evaluator fresh = fresh(next);
            boolean same = evaluator == null || fresh.restore(evaluator.snapshot()).kept().size() == next.rules()
                    .correlations()
                    .size();
            if (same) {
                become(next, evaluator == null ? null : fresh, writer(next));
            }
            return same;
        } finally {
            oneAtATime.unlock();
        }
    }

    private void become(Detections next, @Nullable Evaluator fresh, AlertWriter writer) {
        rules.become(next);
        activity.begin(next);
        evaluator = fresh;
        alerts = writer;
        if (fresh != null) {
            write();
        }
    }

    private AlertWriter writer(Detections detections) {
        return new AlertWriter(index, new AlertDraft(detections.wording()), clock);
    }

    private Evaluator ready() {
        if (evaluator == null) {
            Evaluator resumed = snapshots.read().map(this::resumed).orElse(null);
            evaluator = resumed == null ? rebuilt() : resumed;
            // Remembering may take longer than a source may be silent, and nobody could deliver meanwhile.
            sources.listenAgain(clock.instant());
        }
        return evaluator;
    }

    private @Nullable Evaluator resumed(DetectionSnapshot snapshot) {
        Instant now = clock.instant();
        snapshot.sources().forEach((source, newest) -> sources.heard(source, newest, now));
        known.restore(snapshot.known());
        activity.restore(snapshot.lastFired());
        Evaluator fresh = fresh(rules.current());
        boolean usable = memory.restore(rules.current(), fresh, snapshot, event -> replay(fresh, event));
        return usable ? fresh : null;
    }

    private Evaluator rebuilt() {
        Evaluator fresh = fresh(rules.current());
        memory.rebuild(rules.current(), fresh, event -> replay(fresh, event));
        return fresh;
    }

    private Evaluator fresh(Detections detections) {
        Limits limits = new Limits(settings.lateness(), settings.mostGroups(), settings.mostOccurrences(),
                detections.wording().fields());
        Evaluator fresh = new Evaluator(detections.rules(), limits, known, evictions);
        oneAtATime.lock();
        try {
            fresh.trustUntil(sources.trusted(clock.instant()));
        } finally {
            oneAtATime.unlock();
        }
        return fresh;
    }

    /** After a restart every source is given time to deliver what it kept, before time goes on without it. */
    private void replay(Evaluator fresh, Event event) {
        if (event.has("event.sequence")) {
            Instant now = clock.instant();
            event.texts("service.name").forEach(source -> heard(source, event.time(), now));
            fresh.trustUntil(sources.trusted(now));
        }
        known.note(event);
        alerts.note(fresh.accept(event));
    }

    private void heard(@Nullable String source, Instant time, Instant now) {
        if (source != null) {
            sources.heard(source, time, now);
        }
    }

    /** An event that cannot be evaluated must not hold up all others. */
    private void evaluate(Evaluator ready, StoredEvent stored) {
        try {
            Event event = MatchableEvents.of(stored.id(), stored.time(), stored.fields());
            known.note(event);
            alerts.note(ready.accept(event));
            activity.seen(event);
        } catch (RuntimeException unforeseen) {
            log.error("an event was not evaluated id={} index={}", stored.id(), stored.index(), unforeseen);
        }
    }

    private void write() {
        try {
            List<Alert> raised = alerts.flush().raised();
            risks.note(raised);
            raised.forEach(alert -> {
                meters.raised(alert);
                activity.raised(alert);
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

    private void report(Evaluator ready, Instant now) {
        if (Duration.between(reported, now).compareTo(BETWEEN_REPORTS) >= 0) {
            meters.report(activity.health(rules.current(), ready, sources));
            reported = now;
        }
    }
}
