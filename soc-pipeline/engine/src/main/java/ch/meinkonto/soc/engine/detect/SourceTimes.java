package ch.meinkonto.soc.engine.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How far each source of security events has come, and so up to which moment all of them are here.
 *
 * <p>
 * A source keeps its events until the engine has them and sends them in order. After an outage several sources deliver what
 * they kept, one earlier than the other: time must not move past the slowest of those that still deliver, or what it kept
 * would count as too late. Nor may one source hold time back for ever: one that is silent, or whose clock stays behind, is no
 * longer waited for. That a source is silent can be said only by an engine that listened all the time. Not thread-safe.
 */
final class SourceTimes {
    /** How far ahead of our clock an event may be and still move time. */
    static final Duration AHEAD = Duration.ofMinutes(2);
    /** How long a source may be silent before time goes on without it: some heartbeats. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How long a source may stay as far behind as it is before time goes on without it: its clock is wrong. */
    static final Duration MOST_WAITING = Duration.ofMinutes(15);
    /** How long nobody may have come to us before we say that we were away ourselves: asleep, or without any time to work. */
    static final Duration AWAY = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 1_000;

    private final Duration lateness;
    private Instant present = Instant.MAX;
    private final Map<String, Progress> sources = new HashMap<>();

    /**
     * @param lateness how far behind a source may be without holding anybody up
     */
    SourceTimes(Duration lateness) {
        this.lateness = lateness;
    }

    /**
     * How far a source is.
     *
     * @param newest event time of its newest event
     * @param heard when it last delivered, by our clock
     * @param behind absent while it is not
     */
    private record Progress(Instant newest, Instant heard, @Nullable Behind behind) {
        Progress heardAgain(Instant now) {
            return new Progress(newest, now, behind == null ? null : new Behind(now, behind.by()));
        }
    }

    /**
     * That a source is behind.
     *
     * @param since when it was seen to be behind so far and no less
     * @param by how far
     */
    private record Behind(Instant since, Duration by) {
        /** Whoever has made up a quarter of it is catching up: so a backlog may be long, but no clock can stay wrong for ever. */
        boolean isMadeUpBy(Duration lag) {
            return lag.compareTo(by.multipliedBy(3).dividedBy(4)) <= 0;
        }
    }

    /** The source of an event that stands in a chain; only of those it is known that they come in order. */
    static @Nullable String of(Map<String, Object> fields) {
        return fields.containsKey("event.sequence") && fields.get("service.name") instanceof String name ? name : null;
    }

    /** A source has delivered an event. */
    void heard(String source, Instant time, Instant now) {
        Progress before = sources.get(source);
        if (before == null && sources.size() >= MOST_SOURCES) {
            return;
        }
        Instant told = time.isAfter(now.plus(AHEAD)) ? now : time;
        Instant newest = before == null || told.isAfter(before.newest()) ? told : before.newest();
        sources.put(source, new Progress(newest, now, behind(before, Duration.between(newest, now), now)));
    }

    private @Nullable Behind behind(@Nullable Progress before, Duration lag, Instant now) {
        if (lag.compareTo(lateness) <= 0) {
            return null;
        }
        Behind known = before == null ? null : before.behind();
        return known == null || known.isMadeUpBy(lag) ? new Behind(now, lag) : known;
    }

    /** The engine could not listen: nobody's silence counts until now. */
    void listenAgain(Instant now) {
        present = now;
        sources.replaceAll((name, each) -> each.heardAgain(now));
    }

    /** The engine listens. To be called every few seconds; where it was not for longer, the engine was not there. */
    void listen(Instant now) {
        if (now.isAfter(present) && Duration.between(present, now).compareTo(AWAY) > 0) {
            listenAgain(now);
        }
        present = now;
    }

    /** The moment up to which everything that is going to come has come, the allowed lateness apart. */
    Instant complete(Instant now) {
        return sources.values()
                .stream()
                .filter(each -> isWaitedFor(each, now))
                .map(Progress::newest)
                .filter(newest -> newest.isBefore(now))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** The latest moment that an event may move time to. */
    Instant trusted(Instant now) {
        boolean waiting = sources.values().stream().anyMatch(each -> isWaitedFor(each, now));
        return waiting ? complete(now) : now.plus(AHEAD);
    }

    /** The newest event time of every source, by name. */
    Map<String, Instant> newest() {
        Map<String, Instant> newest = new TreeMap<>();
        sources.forEach((name, each) -> newest.put(name, each.newest()));
        return newest;
    }

    private static boolean isWaitedFor(Progress source, Instant now) {
        Behind behind = source.behind();
        return source.heard().plus(PATIENCE).isAfter(now)
                && (behind == null || behind.since().plus(MOST_WAITING).isAfter(now));
    }
}
