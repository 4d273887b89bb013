package ch.meinkonto.soc.sigma.correlate;

import java.util.Arrays;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;

/** Conditions on a number of matches, values or rules, ready for fast comparison. */
final class Bounds {
    private final CorrelationRule rule;
    private final long[] from;
    private final long[] to;
    private final boolean simple;
    private final Measure eventCount = new Measure.EventCount(this);

    Bounds(CorrelationRule rule) {
        this.rule = rule;
        int number = rule.bounds().size();
        this.from = new long[number];
        this.to = new long[number];
        Arrays.fill(to, Long.MAX_VALUE);
        boolean allSimple = true;
        for (int index = 0; index < number; index++) {
            allSimple &= convert(rule.bounds().get(index), index);
        }
        this.simple = allSimple;
    }

    /** The measure of {@code event_count}. */
    Measure eventCount() {
        return eventCount;
    }

    boolean hold(long number) {
        if (!simple) {
            return rule.holds(number);
        }
        for (int index = 0; index < from.length; index++) {
            if (number < from[index] || number > to[index]) {
                return false;
            }
        }
        return true;
    }

    private boolean convert(CorrelationRule.Bound bound, int index) {
        if (bound.value().stripTrailingZeros().scale() > 0 || bound.value().precision() > 15
                || bound.value().scale() < -15) {
            return false;
        }
        long value = bound.value().longValueExact();
        switch (bound.operator()) {
            case GT -> from[index] = value + 1;
            case GTE -> from[index] = value;
            case LT -> to[index] = value - 1;
            case LTE -> to[index] = value;
            case EQ -> {
                from[index] = value;
                to[index] = value;
            }
            case NEQ -> {
                return false;
            }
        }
        return true;
    }
}
