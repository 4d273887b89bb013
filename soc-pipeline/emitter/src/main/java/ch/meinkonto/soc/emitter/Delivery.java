package ch.meinkonto.soc.emitter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves events from the outbox to the receiver: number, send, and delete only what was acknowledged. A crash at any point
 * leaves rows that are sent again with the same id, number and hash.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long BATCH_BYTES = 1024 * 1024;

    private final TelemetrySettings settings;
    private final OtlpExporter exporter;
    private final RelayMeters meters;
    private final Clock clock;
    private final Backoff backoff;
    private boolean failing;
    private boolean full;

    Delivery(TelemetrySettings settings, OtlpExporter exporter, RelayMeters meters, Clock clock,
            RandomGenerator random) {
        this.settings = settings;
        this.exporter = exporter;
        this.meters = meters;
        this.clock = clock;
        this.backoff = new Backoff(settings.longestBackoff(), random);
    }

    /** Whether the last request failed: the receiver is away. */
    boolean failing() {
        return failing;
    }

    /** Whether the last batch held as many events as may be: more may wait. */
    boolean full() {
        return full;
    }

    /**
     * Sends the oldest batch.
     *
     * @return how long to wait before the next one: zero after a success, null when nothing is left to send
     */
    @Nullable
    Duration next(RelayLease lease) throws InterruptedException {
        Outbox outbox = lease.outbox();
        if (outbox.isEmpty()) {
            meters.pending(0);
            return null;
        }
        lease.transactions()
                .executeWithoutResult(status -> outbox.number(settings.serviceName(), settings.batchSize()));
        List<NumberedEntry> batch = outbox.oldest(settings.batchSize(), BATCH_BYTES);
        if (batch.isEmpty()) {
            meters.pending(0);
            return null;
        }
        full = batch.size() == settings.batchSize();
        return send(outbox, batch);
    }

    private Duration send(Outbox outbox, List<NumberedEntry> batch) throws InterruptedException {
        return switch (exporter.export(batch)) {
            case ExportResult.Delivered() -> delivered(outbox, batch);
            case ExportResult.Later(String reason, Duration retryAfter) -> later(outbox, reason, retryAfter);
            case ExportResult.Refused(String reason) -> refused(outbox, batch, reason);
        };
    }

    private Duration delivered(Outbox outbox, List<NumberedEntry> batch) {
        outbox.delete(batch);
        meters.exported(batch.size());
        if (failing) {
            LOG.atInfo().addKeyValue("receiver", settings.logs()).log("receiver takes security events again");
        }
        failing = false;
        backoff.reset();
        return Duration.ZERO;
    }

    private Duration later(Outbox outbox, String reason, @Nullable Duration retryAfter) {
        meters.failed();
        long pending = outbox.pending();
        meters.pending(pending);
        if (!failing) {
            LOG.atWarn()
                    .addKeyValue("receiver", settings.logs())
                    .addKeyValue("reason", reason)
                    .addKeyValue("pending", pending)
                    .log("receiver does not take security events, they wait in the outbox");
        }
        failing = true;
        return backoff.pause(retryAfter);
    }

    /** Finds the event that is refused by halving: those beside it must not suffer. */
    private Duration refused(Outbox outbox, List<NumberedEntry> batch, String reason) throws InterruptedException {
        if (batch.size() == 1) {
            NumberedEntry refused = batch.getFirst();
            outbox.putAside(refused, reason, clock);
            meters.putAside();
            LOG.atError()
                    .addKeyValue("event.id", refused.entry().id())
                    .addKeyValue("event.sequence", refused.sequence())
                    .addKeyValue("reason", reason)
                    .log("receiver refuses a security event for good, it was put aside in security_event.dead_letter");
            return Duration.ZERO;
        }
        int half = batch.size() / 2;
        Duration pause = send(outbox, batch.subList(0, half));
        return pause.isZero() ? send(outbox, batch.subList(half, batch.size())) : pause;
    }
}
