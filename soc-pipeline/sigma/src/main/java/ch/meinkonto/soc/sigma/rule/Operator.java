package ch.meinkonto.soc.sigma.rule;

import java.util.Locale;
import java.util.Optional;

/** How a number is compared with a bound. */
public enum Operator {
    LT,
    LTE,
    GT,
    GTE,
    EQ,
    NEQ;

    /** The operator written so in a rule. */
    public static Optional<Operator> of(String word) {
        for (Operator operator : values()) {
            if (operator.word().equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** The word as it stands in a rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it holds for the result of {@code left.compareTo(right)}. */
    public boolean holds(int comparison) {
        return switch (this) {
            case LT -> comparison < 0;
            case LTE -> comparison <= 0;
            case GT -> comparison > 0;
            case GTE -> comparison >= 0;
            case EQ -> comparison == 0;
            case NEQ -> comparison != 0;
        };
    }
}
