package ch.meinkonto.soc.sigma.correlate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Bound;

/**
 * {@code value_percentile} and {@code value_median} over the sorted numbers of the window.
 *
 * <p>
 * The p-th percentile of n numbers is by nearest rank: the number at place ⌈p/100 · n⌉ of the sorted ones, at least the first.
 * It always is one of the numbers. The median of an even count is the mean of the middle two.
 *
 * <p>
 * Numbers are kept in a plain sorted array: finding a place takes log n steps, and moving what lies behind it is one copy of at
 * most 40 kB at the usual limit of 10,000 matches, which costs less than following the pointers of a tree.
 */
final class Ranks implements Measure {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final CorrelationRule rule;
    private @Nullable BigDecimal[] sorted = new BigDecimal[2];
    private int size;

    Ranks(CorrelationRule rule) {
        this.rule = rule;
    }

    @Override
    public void add(Occurrence occurrence) {
        for (BigDecimal number : occurrence.numbers()) {
            int place = place(number);
            if (size == sorted.length) {
                sorted = Arrays.copyOf(sorted, size * 2);
            }
            System.arraycopy(sorted, place, sorted, place + 1, size - place);
            sorted[place] = number;
            size++;
        }
    }

    @Override
    public void remove(Occurrence occurrence) {
        for (BigDecimal number : occurrence.numbers()) {
            int place = place(number);
            System.arraycopy(sorted, place + 1, sorted, place, size - place - 1);
            size--;
            sorted[size] = null;
        }
    }

    @Override
    public void clear() {
        Arrays.fill(sorted, 0, size, null);
        size = 0;
    }

    @Override
    public boolean holds(int matches) {
        if (size == 0) {
            return false;
        }
        BigDecimal percentile = rule.percentile();
        BigDecimal value = percentile == null ? median() : at(rank(percentile, size) - 1);
        for (Bound bound : rule.bounds()) {
            if (!bound.holds(value)) {
                return false;
            }
        }
        return true;
    }

    /** The place of a percentile among so many sorted numbers, from 1. */
    static int rank(BigDecimal percentile, int numbers) {
        int rank = percentile.multiply(BigDecimal.valueOf(numbers)).movePointLeft(2)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return Math.max(1, rank);
    }

    private BigDecimal median() {
        BigDecimal upper = at(size / 2);
        return size % 2 == 1 ? upper : at(size / 2 - 1).add(upper).divide(TWO);
    }

    private BigDecimal at(int place) {
        return Objects.requireNonNull(sorted[place]);
    }

    /** The first place whose number is not smaller. */
    private int place(BigDecimal number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (at(middle).compareTo(number) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
