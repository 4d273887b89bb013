package ch.meinkonto.soc.sigma.correlate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Carries changes of inner correlations into those that refer to them. */
final class Chain {
    private final Routes routes;
    private final List<Membership> memberships;
    private final GroupStates states;
    private final Insertion insertion;

    Chain(Routes routes, List<Membership> memberships, GroupStates states, Insertion insertion) {
        this.routes = routes;
        this.memberships = memberships;
        this.states = states;
        this.insertion = insertion;
    }

    /** How a match gets into a group; what that changes is added to the changes. */
    interface Insertion {
        void insert(Plan plan, GroupKey key, Occurrence occurrence, List<Change> changes);
    }

    /** Adds the changes of a correlation and what they change in those that refer to it. */
    void outward(Plan inner, List<Change> changes, List<Change> all) {
        if (changes.isEmpty()) {
            return;
        }
        all.addAll(changes);
        List<Routes.Target> targets = routes.of(inner.rule());
        if (targets.isEmpty()) {
            return;
        }
        for (Change change : changes) {
            Finding before = before(change);
            Finding after = after(change);
            if (before == null || after == null || !after.isSameOutside(before)) {
                targets.forEach(target -> replace(inner, target, before, after, all));
            }
        }
    }

    private void replace(Plan inner, Routes.Target target, @Nullable Finding before, @Nullable Finding after,
            List<Change> all) {
        Plan outer = routes.plans().get(target.correlation());
        Map<GroupKey, Occurrence> previous = occurrences(inner, target, before);
        Map<GroupKey, Occurrence> current = occurrences(inner, target, after);
        Map<GroupKey, Occurrence> gone = new HashMap<>(previous);
        current.forEach((key, occurrence) -> {
            Occurrence same = previous.get(key);
            if (same != null && same.time == occurrence.time && same.id.equals(occurrence.id)) {
                gone.remove(key);
            }
        });
        gone.forEach((key, occurrence) -> {
            GroupState group = states.find(outer, key);
            if (group != null) {
                group.remove(occurrence.time, occurrence.id);
                if (!current.containsKey(key)) {
                    outward(outer, group.changes(), all);
                }
            }
        });
        // Where the inner finding has only got new values, what took place before the first of them is as it was.
        long changedFrom = before == null || after == null || !outer.rule().fields().isEmpty()
                ? EventTime.NEVER
                : EventTime.plus(after.grownFrom(before), inner.delay());
        current.forEach((key, occurrence) -> {
            Occurrence same = previous.get(key);
            boolean unchanged = same != null && same.time == occurrence.time
                    && (occurrence.time < changedFrom || same.isSame(occurrence));
            if (!unchanged) {
                insertion.insert(outer, key, occurrence, all);
            }
        });
    }

    private Map<GroupKey, Occurrence> occurrences(Plan inner, Routes.Target target, @Nullable Finding finding) {
        return finding == null
                ? Map.of()
                : memberships.get(target.correlation())
                        .of(finding, target.references(), target.first(), inner.delay());
    }

    private static @Nullable Finding before(Change change) {
        return switch (change) {
            case Change.Raised ignored -> null;
            case Change.Grown(Finding previous, Finding ignored) -> previous;
            case Change.Moved(Finding previous, Finding ignored) -> previous;
            case Change.Withdrawn(Finding finding) -> finding;
        };
    }

    private static @Nullable Finding after(Change change) {
        return change instanceof Change.Withdrawn ? null : change.finding();
    }
}
