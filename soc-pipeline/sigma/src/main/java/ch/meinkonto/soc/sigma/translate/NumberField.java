package ch.meinkonto.soc.sigma.translate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** Questions to a field of numbers: whole ones, or such with a fraction of double precision. */
record NumberField(IndexedField field, boolean whole, Losses losses) {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    /** Up to here a double tells every whole number from the next. */
    private static final BigDecimal PRECISE = BigDecimal.valueOf(1L << 53);

    Bounds ask(ValueTest test) {
        return AnyField.ask(field.name(), test).orElseGet(() -> switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean ignored) -> text(pattern);
            case ValueTest.Number(BigDecimal value, String ignored) -> equalTo(value);
            case ValueTest.Compare(Operator operator, BigDecimal bound) -> compared(operator, bound);
            // Some are read as addresses of version 4: 1.5 is 1.0.0.5.
            case ValueTest.InNetwork ignored -> vague();
            case ValueTest.TimePart ignored -> {
                losses.add(Reason.TIME_PART, field.name(), "a part of a time needs a script");
                yield Bounds.atMost(Clause.exists(field.name()));
            }
            case ValueTest.Regex ignored -> vague();
            case ValueTest.Null ignored -> vague();
            case ValueTest.Exists ignored -> vague();
            case ValueTest.SameAs ignored -> vague();
        });
    }

    private Bounds text(TextPattern pattern) {
        if (pattern.hasWildcard()) {
            return vague();
        }
        Optional<BigDecimal> number = number(pattern.text());
        if (number.isEmpty()) {
            return Bounds.NEVER;
        }
        if (whole) {
            boolean usual = number.get().scale() == 0 && number.get().toString().equals(pattern.text());
            return usual ? equalTo(number.get()) : Bounds.NEVER;
        }
        writtenFormUnknown();
        return Bounds.atMost(equalTo(number.get()).over());
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private Bounds equalTo(BigDecimal value) {
        if (whole) {
            boolean possible = value.stripTrailingZeros().scale() <= 0 && value.compareTo(LEAST) >= 0
                    && value.compareTo(MOST) <= 0;
            return possible ? Bounds.exactly(new Clause.Term(field.name(), value.longValueExact())) : Bounds.NEVER;
        }
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest)) {
            return Bounds.NEVER;
        }
        return precise(value, new Clause.Term(field.name(), nearest));
    }

    private Bounds compared(Operator operator, BigDecimal bound) {
        return switch (operator) {
            case EQ -> equalTo(bound);
            // One of several values may be another one.
            case NEQ -> new Bounds(Clause.exists(field.name()),
                    Clause.and(List.of(Clause.exists(field.name()), Clause.not(equalTo(bound).over()))));
            case LT, LTE, GT, GTE -> whole ? wholeRange(operator, bound) : doubleRange(operator, bound);
        };
    }

    /** Turned into a bound that belongs to the range: below 4.5 means at most 4. */
    private Bounds wholeRange(Operator operator, BigDecimal bound) {
        boolean upwards = operator == Operator.GT || operator == Operator.GTE;
        BigDecimal inside = bound.setScale(0, upwards ? RoundingMode.CEILING : RoundingMode.FLOOR);
        if (!operator.holds(inside.compareTo(bound))) {
            inside = upwards ? inside.add(BigDecimal.ONE) : inside.subtract(BigDecimal.ONE);
        }
        if (upwards ? inside.compareTo(MOST) > 0 : inside.compareTo(LEAST) < 0) {
            return Bounds.NEVER;
        }
        if (upwards ? inside.compareTo(LEAST) <= 0 : inside.compareTo(MOST) >= 0) {
            return Bounds.exactly(Clause.exists(field.name()));
        }
        return Bounds.exactly(range(upwards ? "gte" : "lte", inside.longValueExact()));
    }

    private Bounds doubleRange(Operator operator, BigDecimal bound) {
        boolean upwards = operator == Operator.GT || operator == Operator.GTE;
        double nearest = Math.clamp(bound.doubleValue(), -Double.MAX_VALUE, Double.MAX_VALUE);
        if (exactly(bound, nearest)) {
            return Bounds.exactly(range(operator.word(), nearest));
        }
        return precise(bound, range(upwards ? "gte" : "lte", nearest));
    }

    private Bounds precise(BigDecimal value, Clause clause) {
        if (exactly(value, value.doubleValue())) {
            return Bounds.exactly(clause);
        }
        losses.add(Reason.WRITTEN_FORM_UNKNOWN, field.name(), "the index rounds numbers to double precision");
        return Bounds.atMost(clause);
    }

    private static boolean exactly(BigDecimal value, double nearest) {
        return value.abs().compareTo(PRECISE) < 0 && BigDecimal.valueOf(nearest).compareTo(value) == 0;
    }

    private Clause range(String operator, Object bound) {
        return Clause.single("range", field.name(), Map.of(operator, bound));
    }

    private Bounds vague() {
        writtenFormUnknown();
        return Bounds.atMost(Clause.exists(field.name()));
    }

    private void writtenFormUnknown() {
        losses.add(Reason.WRITTEN_FORM_UNKNOWN, field.name(), "the index keeps the number, not how it was written");
    }
}
