package ch.meinkonto.ops.local.stack;

import java.time.Instant;
import java.util.Locale;

/**
 * How a service is doing.
 *
 * @param name as people type it
 * @param state what it is doing
 * @param pid its process, 0 when there is none
 * @param url where it is found
 * @param since when it came into this state
 * @param restarts how often it had to be started again
 * @param note the reason when it is down, else empty; one line
 */
public record ServiceStatus(String name, State state, long pid, String url, Instant since, int restarts, String note) {
    /** What a service can be doing. */
    public enum State {
        WAITING,
        STARTING,
        UP,
        DOWN;

        /** As scripts read it: waiting for others to start is starting, too. */
        String published() {
            return (this == WAITING ? STARTING : this).name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps the note on one line. */
    public ServiceStatus {
        note = note.replaceAll("\\s+", " ").strip();
    }

    /** One line of {@code status --json}. */
    public String json() {
        return "{\"name\":\"%s\",\"state\":\"%s\",\"pid\":%s,\"url\":\"%s\"}".formatted(name, state.published(),
                pid == 0 ? "null" : Long.toString(pid), url);
    }
}
