package ch.meinkonto.soc.sigma.translate;

import java.util.Optional;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** What can be asked of a field of any type: whether it has a value. */
final class AnyField {
    private AnyField() {}

    /** The question, where the test is about nothing but the presence of a value. */
    static Optional<Bounds> ask(String field, ValueTest test) {
        Clause there = Clause.exists(field);
        return switch (test) {
            case ValueTest.Null ignored -> Optional.of(Bounds.exactly(Clause.not(there)));
            case ValueTest.Exists(boolean wanted) -> Optional.of(Bounds.exactly(wanted ? there : Clause.not(there)));
            case ValueTest.Text(TextPattern pattern, boolean ignored) -> matchesAll(pattern)
                    ? Optional.of(Bounds.exactly(there))
                    : Optional.empty();
            case ValueTest.Number ignored -> Optional.empty();
            case ValueTest.Compare ignored -> Optional.empty();
            case ValueTest.TimePart ignored -> Optional.empty();
            case ValueTest.Regex ignored -> Optional.empty();
            case ValueTest.InNetwork ignored -> Optional.empty();
            case ValueTest.SameAs ignored -> Optional.empty();
        };
    }

    /** Whether the pattern is nothing but {@code *}. */
    static boolean matchesAll(TextPattern pattern) {
        return pattern.hasWildcard() && pattern.parts().stream().allMatch(TextPattern.Part.AnyRun.class::isInstance);
    }
}
