package ch.meinkonto.soc.engine.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Finding;

/**
 * Counts findings of a range by day and keeps the first of them, so that memory does not grow with a rule's noise. Read by
 * others while one thread counts.
 */
final class FindingTally {
    private final Instant from;
    private final Instant until;
    private final int mostKept;
    private final Map<LocalDate, Long> byDay = new TreeMap<>();
    private final Map<String, Finding> kept = new LinkedHashMap<>();
    private long total;

    /**
     * Counts findings that fired in this range.
     *
     * @param mostKept how many findings are kept
     */
    FindingTally(Instant from, Instant until, int mostKept) {
        this.from = from;
        this.until = until;
        this.mostKept = mostKept;
    }

    synchronized void note(Change change) {
        switch (change) {
            case Change.Raised(Finding finding) -> add(finding);
            case Change.Grown(Finding previous, Finding finding) -> replace(previous, finding);
            case Change.Moved(Finding previous, Finding finding) -> replace(previous, finding);
            case Change.Withdrawn(Finding finding) -> remove(finding);
        }
    }

    synchronized long total() {
        return total;
    }

    synchronized Map<LocalDate, Long> byDay() {
        return new TreeMap<>(byDay);
    }

    /** The first findings, by the moment they fired. */
    synchronized List<Finding> first() {
        return kept.values().stream().sorted(Comparator.comparing(Finding::fired)).toList();
    }

    private void add(Finding finding) {
        if (isInRange(finding)) {
            count(finding, 1);
            if (kept.size() < mostKept) {
                kept.put(finding.identity(), finding);
            }
        }
    }

    private void remove(Finding finding) {
        if (isInRange(finding)) {
            count(finding, -1);
            kept.remove(finding.identity());
        }
    }

    private void replace(Finding previous, Finding next) {
        boolean wasKept = kept.remove(previous.identity()) != null;
        if (isInRange(previous)) {
            count(previous, -1);
        }
        if (isInRange(next)) {
            count(next, 1);
            if (wasKept) {
                kept.put(next.identity(), next);
            }
        }
    }

    private void count(Finding finding, int more) {
        total += more;
        LocalDate day = LocalDate.ofInstant(finding.fired(), ZoneOffset.UTC);
        byDay.compute(day, (ignored, before) -> {
            long after = (before == null ? 0 : before) + more;
            return after == 0 ? null : after;
        });
    }

    private boolean isInRange(Finding finding) {
        return !finding.fired().isBefore(from) && finding.fired().isBefore(until);
    }
}
