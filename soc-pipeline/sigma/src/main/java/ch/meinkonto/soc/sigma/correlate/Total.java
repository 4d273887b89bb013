package ch.meinkonto.soc.sigma.correlate;

import java.math.BigDecimal;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Bound;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Type;

/**
 * {@code value_sum} and {@code value_avg}, in exact decimal numbers: with binary fractions the result would depend on the order
 * of adding and taking away.
 */
final class Total implements Measure {
    private final CorrelationRule rule;
    private BigDecimal sum = BigDecimal.ZERO;
    private long numbers;

    Total(CorrelationRule rule) {
        this.rule = rule;
    }

    @Override
    public void add(Occurrence occurrence) {
        for (BigDecimal number : occurrence.numbers()) {
            sum = sum.add(number);
            numbers++;
        }
    }

    @Override
    public void remove(Occurrence occurrence) {
        for (BigDecimal number : occurrence.numbers()) {
            sum = sum.subtract(number);
            numbers--;
        }
    }

    @Override
    public void clear() {
        sum = BigDecimal.ZERO;
        numbers = 0;
    }

    @Override
    public boolean holds(int size) {
        if (numbers == 0) {
            return false;
        }
        // The mean is compared without dividing: sum / n against b is sum against b * n.
        BigDecimal times = rule.type() == Type.VALUE_AVG ? BigDecimal.valueOf(numbers) : BigDecimal.ONE;
        for (Bound bound : rule.bounds()) {
            if (!bound.operator().holds(sum.compareTo(bound.value().multiply(times)))) {
                return false;
            }
        }
        return true;
    }
}
