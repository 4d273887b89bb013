package ch.meinkonto.soc.sigma.correlate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/** Decides to which groups of a correlation a match belongs. A field with several values puts it into several groups. */
final class Membership {
    private static final int MOST_COMBINATIONS = 1_000;
    private static final String SEPARATOR = "\u0000";

    private final CorrelationRule rule;
    private final Set<String> carried;

    Membership(CorrelationRule rule, Set<String> carried) {
        this.rule = rule;
        this.carried = carried;
    }

    CorrelationRule rule() {
        return rule;
    }

    /** The occurrences of an event that satisfies the given references, by group. */
    Map<GroupKey, Occurrence> of(Event event, Set<String> references) {
        String reference = references.iterator().next();
        List<String> values = combine(event, rule.fields(), reference);
        if (!rule.fields().isEmpty() && values.isEmpty()) {
            return Map.of();
        }
        EventRef at = new EventRef(event.id(), event.time());
        Map<String, Map<String, Instant>> carriedValues = carried(event);
        Occurrence occurrence = new Occurrence(at, references, values, List.of(at), carriedValues);
        Map<GroupKey, Occurrence> groups = new LinkedHashMap<>();
        List<List<String>> choices = rule.groupBy().stream()
                .map(field -> event.texts(rule.fieldFor(field, reference)))
                .toList();
        combinations(choices).forEach(key -> groups.put(new GroupKey(key), occurrence));
        return groups;
    }

    /**
     * The occurrences of an inner finding, by group. It takes place when it fired or, for a value that came later, when
     * that value first came: an address that tries many accounts concerns an account from its first try there.
     */
    Map<GroupKey, Occurrence> of(Finding finding, String reference) {
        List<String> values = new ArrayList<>();
        List<List<String>> counted = rule.fields().stream()
                .map(field -> List.copyOf(valuesOf(finding, rule.fieldFor(field, reference)).keySet()))
                .toList();
        combinations(counted).forEach(each -> values.add(String.join(SEPARATOR, each)));
        if (!rule.fields().isEmpty() && values.isEmpty()) {
            return Map.of();
        }
        List<Map<String, Instant>> times = rule.groupBy().stream()
                .map(field -> valuesOf(finding, rule.fieldFor(field, reference)))
                .toList();
        Map<GroupKey, Occurrence> groups = new LinkedHashMap<>();
        for (List<String> key : combinations(times.stream().map(each -> List.copyOf(each.keySet())).toList())) {
            Instant time = finding.fired();
            for (int index = 0; index < key.size(); index++) {
                Instant came = times.get(index).getOrDefault(key.get(index), time);
                time = came.isAfter(time) ? came : time;
            }
            EventRef at = new EventRef(id(finding), time);
            List<String> countedValues = rule.fields().isEmpty() ? List.of() : values;
            groups.put(new GroupKey(key),
                    new Occurrence(at, Set.of(reference), countedValues, eventsUntilFired(finding),
                            upTo(time, finding)));
        }
        return groups;
    }

    /**
     * Whether two states of an inner finding mean the same to a correlation around it: what it gathered after it fired
     * only matters where it is a new value.
     */
    static boolean sameOutside(Finding before, Finding after) {
        return before.anchor().equals(after.anchor()) && before.fired().equals(after.fired())
                && before.values().equals(after.values()) && eventsUntilFired(before).equals(eventsUntilFired(after));
    }

    private static List<EventRef> eventsUntilFired(Finding finding) {
        return finding.events().stream().filter(event -> !event.time().isAfter(finding.fired())).toList();
    }

    private static Map<String, Map<String, Instant>> upTo(Instant time, Finding finding) {
        Map<String, Map<String, Instant>> until = new LinkedHashMap<>();
        finding.values().forEach((field, values) -> {
            Map<String, Instant> each = new LinkedHashMap<>();
            values.forEach((value, came) -> {
                if (!came.isAfter(time)) {
                    each.put(value, came);
                }
            });
            until.put(field, each);
        });
        return until;
    }

    /** Short and printable: it may end up as the anchor of a finding around it. */
    private static String id(Finding finding) {
        return UUID.nameUUIDFromBytes(finding.identity().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Names and values of a group, for a finding. */
    TreeMap<String, String> named(GroupKey key) {
        TreeMap<String, String> named = new TreeMap<>();
        for (int index = 0; index < key.values().size(); index++) {
            named.put(rule.groupBy().get(index), key.values().get(index));
        }
        return named;
    }

    private List<String> combine(Event event, List<String> fields, String reference) {
        if (fields.isEmpty()) {
            return List.of();
        }
        List<List<String>> choices = fields.stream().map(field -> event.texts(rule.fieldFor(field, reference)))
                .toList();
        return combinations(choices).stream().map(each -> String.join(SEPARATOR, each)).distinct().toList();
    }

    private Map<String, Map<String, Instant>> carried(Event event) {
        Map<String, Map<String, Instant>> values = new LinkedHashMap<>();
        for (String field : carried) {
            List<String> texts = event.texts(field);
            if (!texts.isEmpty()) {
                Map<String, Instant> each = new LinkedHashMap<>();
                texts.forEach(text -> each.put(text, event.time()));
                values.put(field, each);
            }
        }
        return values;
    }

    private static Map<String, Instant> valuesOf(Finding finding, String field) {
        String shared = finding.group().get(field);
        return shared != null ? Map.of(shared, finding.fired()) : finding.values().getOrDefault(field, Map.of());
    }

    /** Every way to take one value of each list; none where a list is empty. */
    private static Collection<List<String>> combinations(List<List<String>> choices) {
        List<List<String>> combinations = List.of(List.of());
        for (List<String> choice : choices) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> begun : combinations) {
                for (String value : choice) {
                    if (longer.size() < MOST_COMBINATIONS) {
                        List<String> next = new ArrayList<>(begun);
                        next.add(value);
                        longer.add(next);
                    }
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
