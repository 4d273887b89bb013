package ch.meinkonto.soc.sigma.correlate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A match within one group of a correlation: of an event, or of an inner correlation. Ordered by time, then id. Kept small:
 * every group has some.
 */
final class Occurrence {
    private static final List<String> NO_TEXTS = List.of();

    /** Event time. */
    final long time;
    /** Of the event or, for an inner correlation, derived from its finding. */
    final String id;
    /** Bit n: it satisfies the n-th rule of the correlation. */
    final long rules;
    /** What is behind it besides its own id and time; absent where nothing is. */
    final @Nullable Origin origin;
    /** What is counted or computed with: a text, a list of texts, a number or a list of numbers; absent where nothing is. */
    private final @Nullable Object measured;
    /** The episode it belongs to; absent as long as it does not. */
    @Nullable
    Episode episode;

    Occurrence(long time, String id, long rules, @Nullable Object measured, @Nullable Origin origin) {
        this.time = time;
        this.id = id;
        this.rules = rules;
        this.measured = measured;
        this.origin = origin;
    }

    /**
     * What stands behind a match.
     *
     * @param values carried values, each with the time it first came
     * @param events the events it consists of; empty where it is an event itself
     */
    record Origin(List<CarriedValue> values, List<EventRef> events) {}

    /**
     * A value that findings tell.
     *
     * @param field place of its field among the carried ones
     * @param text the value
     * @param time event time at which it first came
     */
    record CarriedValue(int field, String text, long time) {
        CarriedValue at(long otherTime) {
            return time == otherTime ? this : new CarriedValue(field, text, otherTime);
        }
    }

    boolean isBefore(Occurrence other) {
        return compare(other.time, other.id) < 0;
    }

    int compare(long otherTime, String otherId) {
        return time != otherTime ? Long.compare(time, otherTime) : id.compareTo(otherId);
    }

    @Nullable
    Object measured() {
        return measured;
    }

    /** The texts that are counted. */
    @SuppressWarnings("unchecked") // a correlation that counts texts puts in nothing else
    List<String> texts() {
        return switch (measured) {
            case null -> NO_TEXTS;
            case String text -> List.of(text);
            case Object several -> (List<String>) several;
        };
    }

    /** The numbers that are computed with. */
    @SuppressWarnings("unchecked") // a correlation that computes puts in nothing else
    List<BigDecimal> numbers() {
        return switch (measured) {
            case null -> List.of();
            case BigDecimal number -> List.of(number);
            case Object several -> (List<BigDecimal>) several;
        };
    }

    /** Whether it says the same: it came a second time. */
    boolean isSame(Occurrence other) {
        return time == other.time && rules == other.rules && id.equals(other.id)
                && Objects.equals(measured, other.measured) && Objects.equals(origin, other.origin);
    }
}
