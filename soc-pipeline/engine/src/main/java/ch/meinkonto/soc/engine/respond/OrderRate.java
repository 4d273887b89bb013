package ch.meinkonto.soc.engine.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import ch.meinkonto.soc.engine.respond.ResponseRefused.Reason;

/** How many orders a caller gave within the last minute; a restart forgets it. */
final class OrderRate {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private final Map<String, Deque<Instant>> recent = new HashMap<>();

    OrderRate(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * Counts an order of this caller.
     *
     * @throws ResponseRefused where it would be one too many; it is not counted then
     */
    synchronized void count(String caller) {
        Instant now = clock.instant();
        recent.values().forEach(times -> times.removeIf(time -> !time.plus(SPAN).isAfter(now)));
        recent.values().removeIf(Deque::isEmpty);
        Deque<Instant> times = recent.computeIfAbsent(caller, first -> new ArrayDeque<>());
        if (times.size() >= most) {
            throw new ResponseRefused(Reason.TOO_MANY_ORDERS);
        }
        times.add(now);
    }
}
