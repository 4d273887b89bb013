package ch.meinkonto.soc.sigma.correlate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/** Reads the matches of one group in order and cuts them into episodes. */
final class Scan {
    private final CorrelationRule rule;
    private final int mostOccurrences;
    private final Window window;
    private final List<Episode> finished = new ArrayList<>();
    private @Nullable Episode open;
    private @Nullable Instant last;

    Scan(CorrelationRule rule, int mostOccurrences) {
        this(rule, mostOccurrences, new Window(rule));
    }

    private Scan(CorrelationRule rule, int mostOccurrences, Window window) {
        this.rule = rule;
        this.mostOccurrences = mostOccurrences;
        this.window = window;
    }

    /** A scan that goes on from here; its finished episodes begin anew. */
    Scan copy() {
        Scan copy = new Scan(rule, mostOccurrences, window.copy());
        copy.open = open == null ? null : open.copy();
        copy.last = last;
        return copy;
    }

    /** Goes on within an episode that was kept elsewhere. */
    void resume(Episode episode, Instant lastMatch) {
        window.clear();
        open = episode;
        last = lastMatch;
    }

    void step(Occurrence occurrence) {
        Instant time = occurrence.time();
        if (open != null && last != null) {
            boolean quiet = Duration.between(last, time).compareTo(rule.timespan()) > 0;
            last = time;
            if (!quiet) {
                open.fold(occurrence);
                return;
            }
            finished.add(open);
            open = null;
        }
        last = time;
        window.dropBefore(time.minus(rule.timespan()));
        window.add(occurrence);
        if (window.size() > mostOccurrences) {
            window.dropFirst();
        }
        List<Occurrence> contributing = window.contributing();
        if (!contributing.isEmpty()) {
            open = new Episode(contributing);
            window.clear();
        }
    }

    /** Episodes that can still change, in order. */
    List<Episode> episodes() {
        if (open == null) {
            return finished;
        }
        List<Episode> all = new ArrayList<>(finished);
        all.add(open);
        return all;
    }

    /** Takes the finished episodes out. */
    List<Episode> takeFinished() {
        List<Episode> taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }

    void forget(EventRef anchor) {
        finished.removeIf(episode -> episode.anchor().id().equals(anchor.id()));
    }

    boolean isOpen() {
        return open != null;
    }

    @Nullable
    Instant last() {
        return last;
    }
}
