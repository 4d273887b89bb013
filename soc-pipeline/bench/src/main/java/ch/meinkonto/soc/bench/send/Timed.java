package ch.meinkonto.soc.bench.send;

import java.time.Instant;

/** Something that happens at a moment. */
public interface Timed {
    /** When it happened. */
    Instant time();
}
