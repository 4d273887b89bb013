package ch.meinkonto.soc.sigma.correlate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;
import ch.meinkonto.soc.sigma.correlate.Occurrence.Origin;
import ch.meinkonto.soc.sigma.match.DecimalText;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/** Decides to which groups of a correlation a match belongs. A field with several values puts it into several groups. */
final class Membership {
    private static final int MOST_COMBINATIONS = 1_000;
    private static final String SEPARATOR = "\u0000";
    private static final GroupKey ONE_FOR_ALL = GroupKey.of(List.of());

    private final Plan plan;
    private final CorrelationRule rule;
    private final Tally tally;
    private final SharedTexts texts;

    Membership(Plan plan, Tally tally, SharedTexts texts) {
        this.plan = plan;
        this.rule = plan.rule();
        this.tally = tally;
        this.texts = texts;
    }

    /** What takes a match into a group. */
    interface Destination {
        void take(GroupKey key, Occurrence occurrence);
    }

    /**
     * Hands over the occurrences of an event.
     *
     * @param references bit n: the event satisfies the n-th rule of the correlation
     * @param first the first of these rules, after which fields are called
     */
    void of(Event event, long references, int first, Destination destination) {
        String reference = plan.references().get(first);
        Object measured = measured(event, reference);
        if (measured == null && !rule.fields().isEmpty()) {
            tally.ungrouped();
            return;
        }
        Origin origin = origin(event);
        long time = EventTime.of(event.time());
        List<String> groupBy = rule.groupBy();
        if (groupBy.isEmpty()) {
            destination.take(ONE_FOR_ALL, new Occurrence(time, event.id(), references, measured, origin));
        } else if (groupBy.size() == 1) {
            List<String> values = event.texts(rule.fieldFor(groupBy.getFirst(), reference));
            if (values.size() == 1) {
                destination.take(GroupKey.of(values.getFirst()),
                        new Occurrence(time, event.id(), references, measured, origin));
                return;
            }
            keys(List.of(values), time, event.id(), references, measured, origin, destination);
        } else {
            List<List<String>> choices = new ArrayList<>(groupBy.size());
            groupBy.forEach(field -> choices.add(event.texts(rule.fieldFor(field, reference))));
            keys(choices, time, event.id(), references, measured, origin, destination);
        }
    }

    private void keys(List<List<String>> choices, long time, String id, long references, @Nullable Object measured,
            @Nullable Origin origin, Destination destination) {
        Set<List<String>> keys = new LinkedHashSet<>(combinations(choices));
        if (keys.isEmpty()) {
            tally.ungrouped();
        }
        keys.forEach(key -> destination.take(GroupKey.of(key), new Occurrence(time, id, references, measured, origin)));
    }

    /**
     * The occurrences of an inner finding, by group. It takes place when it fired or, for a value that came later, when
     * that value first came: an address that tries many accounts concerns an account from its first try there. Where the inner
     * correlation waits, everything about it is known only after its time span.
     *
     * @param references bit n: the finding is of the n-th rule of the correlation
     * @param first the first of these rules, after which fields are called
     * @param delay how long after an event the inner correlation decides on it, in nanoseconds
     */
    Map<GroupKey, Occurrence> of(Finding finding, long references, int first, long delay) {
        String name = plan.references().get(first);
        List<List<String>> counted = rule.fields().stream()
                .map(field -> List.copyOf(valuesOf(finding, rule.fieldFor(field, name)).keySet()))
                .toList();
        Object measured = counted.isEmpty() ? null : measured(combined(combinations(counted)));
        if (measured == null && !counted.isEmpty()) {
            return Map.of();
        }
        List<Map<String, Instant>> times = rule.groupBy().stream()
                .map(field -> valuesOf(finding, rule.fieldFor(field, name)))
                .toList();
        String id = id(finding);
        List<EventRef> events = finding.opening().list();
        List<CarriedValue> values = values(finding);
        Map<GroupKey, Occurrence> groups = new LinkedHashMap<>();
        for (List<String> key : combinations(times.stream().map(each -> List.copyOf(each.keySet())).toList())) {
            long time = finding.firedAt();
            for (int index = 0; index < key.size(); index++) {
                Instant came = times.get(index).get(key.get(index));
                time = came == null ? time : Math.max(time, EventTime.plus(EventTime.of(came), delay));
            }
            Origin origin = new Origin(until(EventTime.minus(time, delay), values), events);
            groups.put(GroupKey.of(key), new Occurrence(time, id, references, measured, origin));
        }
        return groups;
    }

    /** The values of an inner finding that are carried here, in the order in which they came. */
    private List<CarriedValue> values(Finding finding) {
        List<CarriedValue> values = new ArrayList<>();
        for (int field = 0; field < plan.carried().size(); field++) {
            int place = field;
            finding.values()
                    .getOrDefault(plan.carried().get(field), Map.of())
                    .forEach((text, came) -> values.add(new CarriedValue(place, text, EventTime.of(came))));
        }
        values.sort(Comparator.comparingLong(CarriedValue::time));
        return values;
    }

    /** A view of the first of them: there may be a thousand groups with up to a thousand values each. */
    private static List<CarriedValue> until(long time, List<CarriedValue> sorted) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.subList(0, low);
    }

    /** Short and printable: it may end up as the anchor of a finding around it. */
    private static String id(Finding finding) {
        return UUID.nameUUIDFromBytes(finding.identity().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private @Nullable Object measured(Event event, String reference) {
        List<String> fields = rule.fields();
        if (fields.isEmpty()) {
            return null;
        }
        if (fields.size() == 1) {
            return measured(event.texts(rule.fieldFor(fields.getFirst(), reference)));
        }
        return measured(combined(combinations(
                fields.stream().map(field -> event.texts(rule.fieldFor(field, reference))).toList())));
    }

    /** Texts as the correlation counts them, numbers as it computes with them; absent where there are none. */
    private @Nullable Object measured(List<String> texts) {
        if (!rule.type().isNumeric()) {
            return texts.size() > 1 ? oneOrAll(texts.stream().distinct().toList()) : oneOrAll(texts);
        }
        List<BigDecimal> numbers = new ArrayList<>(texts.size());
        for (String text : texts) {
            BigDecimal number = DecimalText.read(text);
            if (number == null) {
                tally.notNumeric();
            } else {
                numbers.add(number);
            }
        }
        return oneOrAll(numbers);
    }

    private static @Nullable Object oneOrAll(List<?> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.getFirst() : List.copyOf(values);
    }

    private @Nullable Origin origin(Event event) {
        if (plan.carried().isEmpty()) {
            return null;
        }
        List<CarriedValue> values = new ArrayList<>(plan.carried().size());
        long time = EventTime.of(event.time());
        for (int field = 0; field < plan.carried().size(); field++) {
            for (String text : event.texts(plan.carried().get(field))) {
                values.add(new CarriedValue(field, texts.same(text), time));
            }
        }
        return values.isEmpty() ? null : new Origin(ValuesAtOnce.of(values), List.of());
    }

    private static Map<String, Instant> valuesOf(Finding finding, String field) {
        String shared = finding.group().get(field);
        return shared != null ? Map.of(shared, finding.fired()) : finding.values().getOrDefault(field, Map.of());
    }

    private static List<String> combined(List<List<String>> combinations) {
        return combinations.stream().map(each -> String.join(SEPARATOR, each)).toList();
    }

    /** Every way to take one value of each list; none where a list is empty. */
    private static List<List<String>> combinations(List<List<String>> choices) {
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
