package ch.meinkonto.soc.emitter;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.TelemetryEvent;

/**
 * One thread that delivers while this process holds the lease, and otherwise waits for it: of all processes of an
 * application, one delivers at a time. Says every {@code heartbeat} that the application lives.
 */
final class Relay implements SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration LEASE_RETRY = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final TelemetrySettings settings;
    private final SecurityEvents events;
    private final Delivery delivery;
    private final RelayMeters meters;
    private final WakeUp wakeUp;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;
    private Instant heartbeatDue = Instant.MIN;

    Relay(DataSource dataSource, TelemetrySettings settings, SecurityEvents events, Delivery delivery,
            RelayMeters meters, WakeUp wakeUp, Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.events = events;
        this.delivery = delivery;
        this.meters = meters;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (running) {
            try {
                waitOrDeliver();
            } catch (SQLException | RuntimeException e) {
                // Whatever it is: a relay that has died would be silent, one that repeats is seen and heals.
                LOG.atWarn().setCause(e).log("relay of security events failed, it tries again");
                pauseQuietly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void waitOrDeliver() throws SQLException, InterruptedException {
        try (RelayLease lease = RelayLease.tryAcquire(dataSource)) {
            if (lease == null) {
                Thread.sleep(LEASE_RETRY);
                return;
            }
            while (running) {
                beat(lease);
                Duration pause = delivery.next(lease);
                if (pause == null) {
                    wakeUp.await(settings.poll());
                } else if (!pause.isZero()) {
                    Thread.sleep(pause);
                }
            }
        }
    }

    /** Not while the receiver is away: old heartbeats tell nobody anything. */
    private void beat(RelayLease lease) {
        Instant now = clock.instant();
        if (now.isBefore(heartbeatDue) || delivery.failing()) {
            return;
        }
        heartbeatDue = now.plus(settings.heartbeat());
        long pending = lease.outbox().pending();
        meters.pending(pending);
        events.record(new TelemetryEvent(EventAction.TELEMETRY_HEARTBEAT, settings.serviceName(), pending, null, null));
    }

    private void pauseQuietly() {
        try {
            Thread.sleep(LEASE_RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("security-event-relay").start(this);
    }

    @Override
    public void stop() {
        running = false;
        Thread relay = thread;
        if (relay == null) {
            return;
        }
        relay.interrupt();
        try {
            relay.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
