package ch.meinkonto.soc.sigma.correlate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;

/**
 * The distinct values that came with the events of an episode, each with the time it first came; of each field those 1,000
 * that came first. What comes out does not depend on the order of going in.
 */
final class ValueLog {
    private static final int MOST_PER_FIELD = 1_000;
    private static final Comparator<CarriedValue> ORDER = Comparator.comparingLong(CarriedValue::time)
            .thenComparing(CarriedValue::text);

    private final List<String> fields;
    private final List<Map<String, Integer>> places = new ArrayList<>();
    private CarriedValue[] values = new CarriedValue[4];
    private int size;
    private int rewrites;
    private final int[] latest;

    ValueLog(List<String> fields) {
        this.fields = fields;
        this.latest = new int[fields.size()];
        Arrays.fill(latest, -1);
        fields.forEach(field -> places.add(new HashMap<>()));
    }

    /**
     * What was in the log at a moment.
     *
     * @param log which log, absent for none
     * @param fields names of the carried fields
     * @param values in no order, {@code size} of them
     * @param size how many
     * @param rewrites how often the log had changed otherwise than by growing
     */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose: what is behind size may still be written, the rest is not
    record State(@Nullable ValueLog log, List<String> fields, CarriedValue[] values, int size, int rewrites) {
        static final State EMPTY = new State(null, List.of(), new CarriedValue[0], 0, 0);

        /** Field, value, time; fields in their order, values in the order in which they came. */
        Map<String, Map<String, Instant>> asMap() {
            Map<String, Map<String, Instant>> map = new LinkedHashMap<>();
            for (int field = 0; field < fields.size(); field++) {
                CarriedValue[] sorted = sorted(field);
                if (sorted.length > 0) {
                    Map<String, Instant> each = LinkedHashMap.newLinkedHashMap(sorted.length);
                    for (CarriedValue value : sorted) {
                        each.put(value.text(), EventTime.instant(value.time()));
                    }
                    map.put(fields.get(field), Collections.unmodifiableMap(each));
                }
            }
            return Collections.unmodifiableMap(map);
        }

        /** Of one field. Most values come in their order: each field by itself is next to sorted, all of them are not. */
        private CarriedValue[] sorted(int field) {
            CarriedValue[] sorted = new CarriedValue[size];
            int found = 0;
            for (int index = 0; index < size; index++) {
                if (values[index].field() == field) {
                    sorted[found++] = values[index];
                }
            }
            Arrays.sort(sorted, 0, found, ORDER);
            return Arrays.copyOf(sorted, found);
        }

        /** Whether it has values that an earlier one of the same log had not, and all that it had. */
        boolean hasGrownFrom(State earlier) {
            return log != null && log == earlier.log && rewrites == earlier.rewrites && size > earlier.size;
        }

        /** When the first value came that was added since an earlier one of the same log; never where more has changed. */
        long grownFrom(State earlier) {
            if (log == null || log != earlier.log || rewrites != earlier.rewrites || size < earlier.size) {
                return EventTime.NEVER;
            }
            long from = EventTime.FOREVER;
            for (int index = earlier.size; index < size; index++) {
                from = Math.min(from, values[index].time());
            }
            return from;
        }

        /** Whether nothing has changed since an earlier one of the same log. */
        boolean isSame(State earlier) {
            return log == earlier.log && size == earlier.size && rewrites == earlier.rewrites;
        }
    }

    State state() {
        return new State(this, fields, values, size, rewrites);
    }

    void add(CarriedValue value) {
        Map<String, Integer> known = places.get(value.field());
        Integer place = known.get(value.text());
        if (place != null) {
            if (value.time() < values[place].time()) {
                rewrite(place, value);
            }
        } else if (known.size() < MOST_PER_FIELD) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size] = value;
            known.put(value.text(), size);
            size++;
            latest[value.field()] = -1;
        } else {
            displaceLatest(value, known);
        }
    }

    private void displaceLatest(CarriedValue value, Map<String, Integer> known) {
        int place = latest(value.field(), known);
        CarriedValue displaced = values[place];
        if (ORDER.compare(value, displaced) < 0) {
            known.remove(displaced.text());
            known.put(value.text(), place);
            rewrite(place, value);
        }
    }

    private int latest(int field, Map<String, Integer> known) {
        if (latest[field] < 0) {
            @Nullable
            Integer last = known.values()
                    .stream()
                    .max((left, right) -> ORDER.compare(values[left], values[right]))
                    .orElse(null);
            latest[field] = last == null ? -1 : last;
        }
        return latest[field];
    }

    private void rewrite(int place, CarriedValue value) {
        values = values.clone();
        values[place] = value;
        latest[value.field()] = -1;
        rewrites++;
    }
}
