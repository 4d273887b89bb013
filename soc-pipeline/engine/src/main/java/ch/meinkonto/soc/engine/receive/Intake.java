package ch.meinkonto.soc.engine.receive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.Reception;
import ch.meinkonto.soc.engine.chain.ChainWatch;
import ch.meinkonto.soc.engine.normalise.DeadLetters;
import ch.meinkonto.soc.engine.normalise.Normalised;
import ch.meinkonto.soc.engine.normalise.Normaliser;
import ch.meinkonto.soc.engine.store.DocumentStore;
import ch.meinkonto.soc.engine.store.StoreResult;
import ch.meinkonto.soc.engine.store.StoreUnavailable;
import ch.meinkonto.soc.engine.travel.Travels;

/**
 * The way of a request, the same for both protocols: normalise, compare with earlier sign-ins, store, watch the chain, detect;
 * then the sender hears of it. So many at once and no more: memory is bounded, and measurements cannot crowd out security events.
 */
@Component
final class Intake implements Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final long PATIENCE_SECONDS = 2;
    /** Longer than a sender waits before it comes again. */
    private static final Duration TURNED_AWAY = Duration.ofSeconds(30);

    private final Normaliser normaliser;
    private final DeadLetters deadLetters;
    private final Travels travels;
    private final DocumentStore store;
    private final ChainWatch chain;
    private final Handover detection;
    private final MeterRegistry meters;
    private final Semaphore logs;
    private final Semaphore traces;
    private final Semaphore metrics;
    private final Clock clock;
    private volatile boolean storeAway;
    private volatile Instant turnedAway = Instant.MIN;

    Intake(Normaliser normaliser, DeadLetters deadLetters, Travels travels, DocumentStore store, ChainWatch chain,
            Handover detection, MeterRegistry meters, ReceiveSettings settings, Clock clock) {
        this.normaliser = normaliser;
        this.deadLetters = deadLetters;
        this.travels = travels;
        this.store = store;
        this.chain = chain;
        this.detection = detection;
        this.meters = meters;
        this.clock = clock;
        this.logs = new Semaphore(settings.logsAtOnce(), true);
        this.traces = new Semaphore(settings.othersAtOnce(), true);
        this.metrics = new Semaphore(settings.othersAtOnce(), true);
    }

    /** Takes security events and log lines; the request is read only when its turn has come. */
    Accepted logs(Supplier<ExportLogsServiceRequest> request) {
        return inTurn(logs, "logs", () -> {
            Normalised normalised = normaliser.logs(request.get());
            chain.prepare();
            StoreResult stored = store.create(travels.of(normalised.documents()));
            List<Document> seen = new ArrayList<>(stored.stored());
            List<Document> findings = chain.inspect(stored);
            seen.addAll(findings);
            detection.accept(seen);
            chain.told(findings);
            return accepted("logs", normalised, stored);
        });
    }

    /** Takes spans. */
    Accepted traces(Supplier<ExportTraceServiceRequest> request) {
        return inTurn(traces, "traces", () -> {
            Normalised normalised = normaliser.traces(request.get());
            StoreResult stored = store.create(normalised.documents());
            detection.accept(stored.stored());
            return accepted("traces", normalised, stored);
        });
    }

    /** Takes measurements. */
    Accepted metrics(Supplier<ExportMetricsServiceRequest> request) {
        return inTurn(metrics, "metrics", () -> {
            Normalised normalised = normaliser.metrics(request.get());
            return accepted("metrics", normalised, store.create(normalised.documents()));
        });
    }

    private Accepted inTurn(Semaphore turns, String signal, Supplier<Accepted> work) {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!turn) {
                throw new IntakeRefused(IntakeRefused.Reason.BUSY, "too many requests at once");
            }
            Accepted accepted = work.get();
            storeAnswers();
            return accepted;
        } catch (StoreUnavailable e) {
            storeFails(e);
            throw new IntakeRefused(IntakeRefused.Reason.STORE_UNAVAILABLE, "not stored yet, send it again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IntakeRefused(IntakeRefused.Reason.BUSY, "shutting down", e);
        } catch (IntakeRefused e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("signal", signal)
                    .log("telemetry could not be handled, the sender keeps it");
            throw new IntakeRefused(IntakeRefused.Reason.STORE_UNAVAILABLE, "not handled yet, send it again", e);
        } finally {
            if (turn) {
                turns.release();
            }
        }
    }

    private Accepted accepted(String signal, Normalised normalised, StoreResult stored) {
        List<String> refusals = new ArrayList<>();
        normalised.refusals().forEach(refused -> refusals.add(refused.sentence()));
        stored.refusals().forEach(refused -> refusals.add("NOT_INDEXABLE: " + refused.reason()));
        writeDeadLetters(signal, normalised, stored);
        meters.counter("meinkonto.engine.documents", "signal", signal, "result", "created")
                .increment(stored.created().size());
        meters.counter("meinkonto.engine.documents", "signal", signal, "result", "repeated")
                .increment(stored.stored().size() - stored.created().size());
        meters.counter("meinkonto.engine.documents", "signal", signal, "result", "refused").increment(refusals.size());
        if (!refusals.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("signal", signal)
                    .addKeyValue("refused", refusals.size())
                    .addKeyValue("first", refusals.getFirst())
                    .log("telemetry refused for good");
        }
        return new Accepted(refusals);
    }

    /** Before the sender hears that a record is refused for good, what it was and why is on file. */
    private void writeDeadLetters(String signal, Normalised normalised, StoreResult stored) {
        List<Document> letters = new ArrayList<>(deadLetters.of(normalised.refusals()));
        stored.refusals().forEach(refused -> letters.add(deadLetters.of(refused.document(), signal, refused.reason())));
        for (StoreResult.Refusal lost : store.create(letters).refusals()) {
            LOG.atError().addKeyValue("reason", lost.reason()).log("a dead letter could not be stored either");
        }
    }

    /** Once per outage: the line itself is telemetry and would otherwise come with every request. */
    private void storeFails(StoreUnavailable e) {
        turnedAway = clock.instant();
        if (!storeAway) {
            storeAway = true;
            LOG.atError().setCause(e).log("elasticsearch does not take telemetry, senders keep it");
        }
    }

    @Override
    public boolean isOpen() {
        return turnedAway.isBefore(clock.instant().minus(TURNED_AWAY));
    }

    private void storeAnswers() {
        if (storeAway) {
            storeAway = false;
            LOG.atInfo().log("elasticsearch takes telemetry again");
        }
    }
}
