package ch.meinkonto.portal.datedrule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What holds when: stretches of days without overlap, made of versions of which the later covers the earlier. */
public final class Timeline {
    private static final Timeline EMPTY = new Timeline(List.of());

    private final List<Stretch> stretches;

    private Timeline(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /**
     * Days on which one version holds.
     *
     * @param period the days that are left of it
     * @param version the version
     */
    public record Stretch(Period period, RuleVersion version) {
        /** What holds on these days; absent where nothing does. */
        public @Nullable RuleValue value() {
            return version.value();
        }
    }

    /** The time line of versions, in any order. */
    static Timeline of(List<RuleVersion> versions) {
        return versions.stream()
                .sorted(Comparator.comparingLong(RuleVersion::number))
                .reduce(EMPTY, Timeline::with, (left, right) -> right);
    }

    /** The same with one more version, which covers what was set for its days. */
    Timeline with(RuleVersion version) {
        List<Stretch> next = new ArrayList<>();
        for (Stretch stretch : stretches) {
            stretch.period().without(version.period()).forEach(rest -> next.add(new Stretch(rest, stretch.version())));
        }
        next.add(new Stretch(version.period(), version));
        next.sort(Comparator.comparing(stretch -> stretch.period().from()));
        return new Timeline(List.copyOf(next));
    }

    /** In the order of days. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** What holds on a day; empty when nothing was set for it, or the rule lapses. */
    public Optional<RuleValue> at(LocalDate day) {
        return stretchAt(day).map(Stretch::value);
    }

    /** The days around a day on which the same version holds; empty when nothing was set for it. */
    public Optional<Stretch> stretchAt(LocalDate day) {
        return stretches.stream().filter(stretch -> stretch.period().contains(day)).findFirst();
    }

    /** The first day on which another value holds than on this one; empty when there is none. */
    public Optional<LocalDate> nextChangeAfter(LocalDate day) {
        return stretches.stream()
                .map(stretch -> stretch.period().from())
                .filter(from -> from.isAfter(day) && !Objects.equals(at(from), at(day)))
                .findFirst();
    }

    /** Whether each day from its first on, without end, has a value. */
    boolean isGapless() {
        LocalDate expected = null;
        for (Stretch stretch : stretches) {
            boolean joins = expected == null || stretch.period().from().equals(expected);
            if (!joins || stretch.value() == null) {
                return false;
            }
            expected = stretch.period().until() == null ? null : stretch.period().until().plusDays(1);
        }
        return !stretches.isEmpty() && stretches.getLast().period().until() == null;
    }
}
