package ch.meinkonto.soc.bench.send;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The relays of a pace, which deliver side by side; closed, those that still deliver stop.
 *
 * @param all not started
 */
public record Relays(List<Relay<?>> all) implements AutoCloseable {
    public Relays {
        all = List.copyOf(all);
    }

    /** Begins to deliver. */
    public void start() {
        all.forEach(Relay::start);
    }

    /**
     * Waits until all is delivered.
     *
     * @param patience with each, after the one before
     * @param what they deliver, as a message names it
     * @throws IOException if it is not, in that time
     * @throws IllegalStateException if the engine has refused something for good
     */
    public void join(Duration patience, String what) throws IOException, InterruptedException {
        for (Relay<?> relay : all) {
            if (!relay.join(patience)) {
                throw new IOException(
                        "Not all of " + what + " was acknowledged within " + patience.toSeconds() + " s.");
            }
        }
    }

    /** How many have been acknowledged so far. */
    public int acknowledged() {
        return all.stream().mapToInt(Relay::acknowledged).sum();
    }

    /** Whether all has been acknowledged. */
    public boolean isDone() {
        return all.stream().allMatch(Relay::isDone);
    }

    /** How many requests had to be sent again so far. */
    public long repeats() {
        return all.stream().mapToLong(Relay::repeats).sum();
    }

    @Override
    public void close() {
        all.forEach(Relay::stop);
    }
}
