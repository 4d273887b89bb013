package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days on which a short permit counts, one by one.
 *
 * @param days 1 to 366 days
 */
record PermitDays(SortedSet<LocalDate> days) {
    private static final int MOST = 366;
    private static final String RUN = "..";

    PermitDays {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        if (days.isEmpty() || days.size() > MOST) {
            throw new IllegalArgumentException("a short permit counts on 1 to " + MOST + " days");
        }
    }

    static PermitDays of(Collection<LocalDate> days) {
        return new PermitDays(new TreeSet<>(days));
    }

    /** Days one after another. */
    static PermitDays from(LocalDate first, int number) {
        return new PermitDays(new TreeSet<>(first.datesUntil(first.plusDays(number)).toList()));
    }

    public LocalDate first() {
        return days.getFirst();
    }

    public LocalDate last() {
        return days.getLast();
    }

    boolean contains(LocalDate day) {
        return days.contains(day);
    }

    boolean isOverOn(LocalDate day) {
        return day.isAfter(last());
    }

    boolean hasBegunOn(LocalDate day) {
        return !day.isBefore(first());
    }

    /**
     * Days without a gap between them.
     *
     * @param first its first day
     * @param last its last day, perhaps the same
     */
    record Run(LocalDate first, LocalDate last) {
        public boolean isOneDay() {
            return first.equals(last);
        }
    }

    /** The days in as few runs as there are. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (LocalDate day : days) {
            Run newest = runs.isEmpty() ? null : runs.getLast();
            if (newest != null && newest.last().plusDays(1).equals(day)) {
                runs.set(runs.size() - 1, new Run(newest.first(), day));
            } else {
                runs.add(new Run(day, day));
            }
        }
        return runs;
    }

    /** For example {@code 2026-12-01..2026-12-03,2026-12-24}. */
    String write() {
        return String.join(",", runs().stream()
                .map(run -> run.isOneDay() ? run.first().toString() : run.first() + RUN + run.last())
                .toList());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it did not
     * @throws java.time.DateTimeException when it did not
     */
    static PermitDays read(String written) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (String run : written.split(",", -1)) {
            int between = run.indexOf(RUN);
            LocalDate first = LocalDate.parse(between < 0 ? run : run.substring(0, between));
            LocalDate last = between < 0 ? first : LocalDate.parse(run.substring(between + RUN.length()));
            if (last.isBefore(first) || last.isAfter(first.plusDays(MOST))) {
                throw new IllegalArgumentException("not days one after another");
            }
            days.addAll(first.datesUntil(last.plusDays(1)).toList());
        }
        return new PermitDays(days);
    }
}
