package ch.meinkonto.soc.sigma.correlate;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** {@code value_count}: how many different values there are, and how often each. */
final class DistinctValues implements Measure {
    private final Bounds bounds;
    private final Map<String, Times> values = new HashMap<>();

    DistinctValues(Bounds bounds) {
        this.bounds = bounds;
    }

    /** A number that can be changed in place. */
    private static final class Times {
        private int number = 1;
    }

    @Override
    public void add(Occurrence occurrence) {
        for (String text : occurrence.texts()) {
            @Nullable
            Times times = values.get(text);
            if (times == null) {
                values.put(text, new Times());
            } else {
                times.number++;
            }
        }
    }

    @Override
    public void remove(Occurrence occurrence) {
        for (String text : occurrence.texts()) {
            @Nullable
            Times times = values.get(text);
            if (times != null && --times.number == 0) {
                values.remove(text);
            }
        }
    }

    @Override
    public void clear() {
        values.clear();
    }

    @Override
    public boolean holds(int size) {
        return bounds.hold(values.size());
    }
}
