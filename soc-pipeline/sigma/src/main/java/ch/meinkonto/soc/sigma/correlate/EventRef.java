package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.Comparator;

/** An event that contributed: its id and when it happened. Ordered by time, then id. */
public record EventRef(String id, Instant time) implements Comparable<EventRef> {
    private static final Comparator<EventRef> ORDER = Comparator.comparing(EventRef::time).thenComparing(EventRef::id);

    @Override
    public int compareTo(EventRef other) {
        return ORDER.compare(this, other);
    }
}
