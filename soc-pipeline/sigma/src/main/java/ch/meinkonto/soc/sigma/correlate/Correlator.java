package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * Keeps the state of all correlations and says what each event changes. Not thread-safe: one thread feeds it.
 */
public final class Correlator {
    private final RuleSet rules;
    private final Limits limits;
    private final GroupStates states;
    private final List<Membership> correlations = new ArrayList<>();
    private final Set<String> carried = new LinkedHashSet<>();
    private Instant newest = Instant.EPOCH;
    private long late;
    private long ungrouped;

    /** A correlator without any state. */
    public Correlator(RuleSet rules, Limits limits) {
        this.rules = rules;
        this.limits = limits;
        this.states = new InMemoryGroupStates(limits.mostGroups());
        carried.addAll(limits.carried());
        for (CorrelationRule correlation : rules.correlations()) {
            carried.addAll(correlation.groupBy());
            carried.addAll(correlation.fields());
            correlation.aliases().values().forEach(alias -> carried.addAll(alias.values()));
        }
        rules.correlations().forEach(correlation -> correlations.add(new Membership(correlation, carried)));
    }

    /**
     * Takes an event and the rules it satisfies; tells every finding that this changes, also those of rules that serve
     * other rules only.
     */
    public List<Change> accept(Event event, List<? extends Rule> satisfied) {
        newest = event.time().isAfter(newest) ? event.time() : newest;
        if (satisfied.isEmpty()) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        satisfied.forEach(rule -> keys.add(rule.key()));
        List<Change> changes = new ArrayList<>();
        for (Membership correlation : correlations) {
            Set<String> references = referred(correlation.rule(), keys);
            if (references.isEmpty()) {
                continue;
            }
            Map<GroupKey, Occurrence> groups = correlation.of(event, references);
            if (groups.isEmpty()) {
                ungrouped++;
            }
            groups.forEach((key, occurrence) -> changes.addAll(insert(correlation, key, occurrence)));
        }
        return changes;
    }

    /**
     * Goes on within a finding that was kept elsewhere, for example after a restart: what follows is folded into it. Does
     * nothing where the rule is no longer there or the group has an open finding already.
     */
    public void resume(Finding finding) {
        for (Membership correlation : correlations) {
            CorrelationRule rule = correlation.rule();
            if (rule.key().equals(finding.rule().key()) && finding.group().keySet().containsAll(rule.groupBy())) {
                GroupKey key = new GroupKey(rule.groupBy().stream().map(finding.group()::get).toList());
                states.open(rule.key(), key,
                        () -> new GroupState(rule, correlation.named(key), limits.mostOccurrences())).resume(finding);
            }
        }
    }

    /** Forgets groups that nothing can join any more. To be called now and then, at most once a minute. */
    public void sweep() {
        Instant sealBefore = sealBefore();
        states.removeIf(group -> group.isOver(sealBefore));
    }

    /** Event time up to which everything has been seen: the newest event. */
    public Instant newest() {
        return newest;
    }

    /** What could not be used so far. */
    public Counters counters() {
        return new Counters(states.groups(), states.evicted(), late, ungrouped);
    }

    private List<Change> insert(Membership correlation, GroupKey key, Occurrence occurrence) {
        GroupState group = states.open(correlation.rule().key(), key,
                () -> new GroupState(correlation.rule(), correlation.named(key), limits.mostOccurrences()));
        return switch (group.insert(occurrence, sealBefore())) {
            case TAKEN -> outward(correlation.rule(), group.changes());
            case REPEATED -> List.of();
            case TOO_LATE -> {
                late++;
                yield List.of();
            }
        };
    }

    /** Adds what the changes of a correlation change in those that refer to it. */
    private List<Change> outward(CorrelationRule inner, List<Change> changes) {
        List<Change> all = new ArrayList<>(changes);
        for (Change change : changes) {
            for (Membership outer : correlations) {
                for (String reference : referred(outer.rule(), Set.of(inner.key()))) {
                    all.addAll(replace(outer, reference, before(change), after(change)));
                }
            }
        }
        return all;
    }

    private List<Change> replace(Membership outer, String reference, @Nullable Finding before,
            @Nullable Finding after) {
        if (before != null && after != null && Membership.sameOutside(before, after)) {
            return List.of();
        }
        Map<GroupKey, Occurrence> previous = before == null ? Map.of() : outer.of(before, reference);
        Map<GroupKey, Occurrence> current = after == null ? Map.of() : outer.of(after, reference);
        List<Change> changes = new ArrayList<>();
        Map<GroupKey, Occurrence> gone = new HashMap<>(previous);
        current.forEach((key, occurrence) -> {
            Occurrence same = previous.get(key);
            if (same != null && same.at().equals(occurrence.at())) {
                gone.remove(key);
            }
        });
        gone.forEach((key, occurrence) -> {
            GroupState group = states.find(outer.rule().key(), key);
            if (group != null) {
                group.remove(occurrence.at());
                if (!current.containsKey(key)) {
                    changes.addAll(outward(outer.rule(), group.changes()));
                }
            }
        });
        current.forEach((key, occurrence) -> {
            Occurrence same = previous.get(key);
            if (!occurrence.equals(same)) {
                changes.addAll(insert(outer, key, occurrence));
            }
        });
        return changes;
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

    private Set<String> referred(CorrelationRule correlation, Set<String> keys) {
        Set<String> references = new LinkedHashSet<>();
        for (String reference : correlation.rules()) {
            if (rules.find(reference).filter(rule -> keys.contains(rule.key())).isPresent()) {
                references.add(reference);
            }
        }
        return references;
    }

    private Instant sealBefore() {
        return newest.minus(limits.lateness());
    }
}
