package ch.meinkonto.soc.bench.send;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Delivers the telemetry of one source in order, one batch after the other, each again and again until the engine has
 * acknowledged it: at least once.
 *
 * @param <T> events or accesses
 */
public final class Relay<T extends Timed> {
    private static final int BATCH = 500;
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(50);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(1);

    private final OtlpLine line;
    private final String signal;
    private final Function<List<T>, byte[]> encoding;
    private final List<T> all;
    private final Pace.Lane lane;
    private final Thread thread;
    private volatile int acknowledged;
    private volatile int repeats;
    private volatile @Nullable RuntimeException failure;

    private Relay(OtlpLine line, String signal, String name, Function<List<T>, byte[]> encoding, List<T> all,
            Pace pace) {
        this.line = line;
        this.signal = signal;
        this.encoding = encoding;
        this.all = all;
        this.lane = pace.lane(all.isEmpty() ? Instant.MAX : all.getFirst().time());
        this.thread = Thread.ofVirtual().name("relay-" + signal + "-" + name).unstarted(this::deliver);
    }

    /** A relay of security events; the chain goes on where it is. In order of time, not started. */
    public static Relay<Happening> events(OtlpLine line, Chain chain, String source, List<Happening> events,
            Pace pace) {
        return new Relay<>(line, "logs", source, chain::request, events, pace);
    }

    /** A relay of the access log of a service. In order of time, not started. */
    public static Relay<Access> accesses(OtlpLine line, String service, List<Access> accesses, Pace pace) {
        return new Relay<>(line, "traces", service, batch -> Otlp.spans(service, batch), accesses, pace);
    }

    /** Begins to deliver. All relays of a pace must have been made before the first starts. */
    public void start() {
        thread.start();
    }

    /** Stops in the midst of it. */
    public void stop() {
        thread.interrupt();
    }

    /**
     * Waits until all is delivered.
     *
     * @return whether it is, within that time
     * @throws IllegalStateException if the engine has refused something for good
     */
    public boolean join(Duration patience) throws InterruptedException {
        boolean ended = thread.join(patience);
        throwFailure();
        return ended && acknowledged == all.size();
    }

    /** How many have been acknowledged so far. */
    public int acknowledged() {
        throwFailure();
        return acknowledged;
    }

    /** How many requests had to be sent again so far. */
    public int repeats() {
        return repeats;
    }

    /** Whether all has been acknowledged. */
    public boolean isDone() {
        return acknowledged() == all.size();
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private void deliver() {
        try {
            int next = 0;
            while (next < all.size()) {
                int end = due(next);
                if (end > next) {
                    send(OtlpLine.gzip(encoding.apply(all.subList(next, end))));
                    acknowledged = end;
                    next = end;
                    lane.next(next < all.size() ? all.get(next).time() : Instant.MAX);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            failure = failed;
        } finally {
            lane.finished();
        }
    }

    /** The end of what is due; waits a moment where nothing is. */
    private int due(int from) throws InterruptedException {
        int end = from;
        while (end < all.size() && end - from < BATCH && lane.pause(all.get(end).time()).isZero()) {
            end++;
        }
        if (end == from) {
            Duration pause = lane.pause(all.get(from).time());
            Thread.sleep(pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause);
        }
        return end;
    }

    private void send(byte[] body) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        while (!line.send(signal, body, true)) {
            repeats++;
            Thread.sleep(backoff);
            backoff = backoff.multipliedBy(2).compareTo(LONGEST_BACKOFF) > 0
                    ? LONGEST_BACKOFF
                    : backoff.multipliedBy(2);
        }
    }
}
