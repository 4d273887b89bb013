package ch.meinkonto.soc.emitter;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.TelemetryEvent;

/**
 * One thread that delivers while this process holds the lease, and otherwise waits for it: of all processes of an
 * application, one delivers at a time. Says every {@code heartbeat} that the application lives, and at last that it stops.
 *
 * <p>
 * A heartbeat is an event like any other: while the receiver is away it waits and is delivered later with its own time, so that
 * an outage of the receiver does not look like one of this application.
 */
final class Relay implements SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration LEASE_RETRY = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    /** Below the web server's: what its last requests recorded is delivered before we say that the application stops. */
    private static final int PHASE = 0;

    private final DataSource dataSource;
    private final TelemetrySettings settings;
    private final SecurityEvents events;
    private final Delivery delivery;
    private final RelayMeters meters;
    private final WakeUp wakeUp;
    private final Clock clock;
    private volatile boolean running;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private Instant heartbeatDue = Instant.MIN;
    /** When the last request went that was not full; of {@link System#nanoTime}. */
    private long sentAt;

    Relay(DataSource dataSource, TelemetrySettings settings, SecurityEvents events, Delivery delivery,
            RelayMeters meters, WakeUp wakeUp, Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.events = events;
        this.delivery = delivery;
        this.meters = meters;
        this.wakeUp = wakeUp;
        this.clock = clock;
        this.sentAt = System.nanoTime() - settings.gather().toNanos();
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
                pause(LEASE_RETRY);
                return;
            }
            while (running) {
                beat(lease);
                letEventsGather();
                Duration pause = delivery.next(lease);
                if (pause != null && !delivery.full()) {
                    sentAt = System.nanoTime();
                }
                if (pause == null) {
                    wakeUp.await(settings.poll());
                } else if (!pause.isZero()) {
                    pause(pause);
                }
            }
            sayGoodbye(lease);
        }
    }

    /** A request for each event would cost both sides more than the event. */
    private void letEventsGather() throws InterruptedException {
        long left = settings.gather().toNanos() - (System.nanoTime() - sentAt);
        if (left > 0) {
            pause(Duration.ofNanos(left));
        }
    }

    private void beat(RelayLease lease) {
        Instant now = clock.instant();
        if (now.isBefore(heartbeatDue)) {
            return;
        }
        heartbeatDue = now.plus(settings.heartbeat());
        Outbox outbox = lease.outbox();
        if (delivery.failing() && outbox.pending(EventAction.TELEMETRY_HEARTBEAT) >= settings.mostHeartbeats()) {
            return;
        }
        tell(EventAction.TELEMETRY_HEARTBEAT, outbox);
    }

    /** Whoever holds the lease speaks for the application; where another process goes on, its heartbeat follows at once. */
    private void sayGoodbye(RelayLease lease) throws InterruptedException {
        tell(EventAction.TELEMETRY_STOP, lease.outbox());
        Duration pause = Duration.ZERO;
        while (pause != null && pause.isZero()) {
            pause = delivery.next(lease);
        }
    }

    private void tell(EventAction action, Outbox outbox) {
        long pending = outbox.pending();
        meters.pending(pending);
        events.record(new TelemetryEvent(action, settings.serviceName(), pending, null, null));
    }

    private void pause(Duration duration) throws InterruptedException {
        // Only whether time is over or the relay is to stop, which the loops ask anyway.
        boolean ignored = stopping.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void pauseQuietly() {
        try {
            pause(LEASE_RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        running = true;
        stopping = new CountDownLatch(1);
        heartbeatDue = Instant.MIN;
        thread = Thread.ofPlatform().daemon().name("security-event-relay").start(this);
    }

    @Override
    public void stop() {
        running = false;
        Thread relay = thread;
        if (relay == null) {
            return;
        }
        stopping.countDown();
        wakeUp.now();
        try {
            if (!relay.join(STOP_LIMIT)) {
                // The receiver takes its time: what is left waits for the next start.
                relay.interrupt();
                relay.join(STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
