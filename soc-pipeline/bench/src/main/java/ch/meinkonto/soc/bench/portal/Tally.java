package ch.meinkonto.soc.bench.portal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of the steps of one round. For many threads. */
final class Tally {
    private final Schedule schedule;
    private final Map<Kind, Of> kinds = new EnumMap<>(Kind.class);

    Tally(Schedule schedule) {
        this.schedule = schedule;
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new Of());
        }
    }

    /** Of one kind. */
    private static final class Of {
        private final Sample latencies = new Sample();
        private final Map<String, Integer> errors = new TreeMap<>();
        private int planned;
    }

    /** A step that was answered as it must be. */
    synchronized void answered(Kind kind, Duration due, long nanoseconds) {
        if (schedule.counts(due)) {
            Of of = of(kind);
            of.planned++;
            of.latencies.add(nanoseconds);
        }
    }

    /** A step that was not; errors count whenever they happen. */
    synchronized void failed(Kind kind, String reason) {
        Of of = of(kind);
        of.planned++;
        of.errors.merge(reason, 1, Integer::sum);
    }

    /** What became of one kind. */
    synchronized Outcome outcome(Kind kind) {
        Of of = of(kind);
        return new Outcome(of.planned, of.latencies.count(), schedule.counted(), of.latencies.percentile(0.5),
                of.latencies.percentile(0.95), of.latencies.percentile(0.99), of.latencies.percentile(1),
                Map.copyOf(of.errors));
    }

    private Of of(Kind kind) {
        return kinds.computeIfAbsent(kind, _ -> new Of());
    }
}
