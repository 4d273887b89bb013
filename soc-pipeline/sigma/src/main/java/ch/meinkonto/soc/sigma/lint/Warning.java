package ch.meinkonto.soc.sigma.lint;

import java.util.Locale;

import ch.meinkonto.soc.sigma.rule.Position;

/**
 * Something in a valid rule that its author probably did not mean.
 *
 * @param position where
 * @param code what kind
 * @param reason one sentence for the author
 */
public record Warning(Position position, Code code, String reason) {
    /** Kinds of warning. */
    public enum Code {
        /** The field is not among those that events have. */
        UNKNOWN_FIELD,
        /** The condition does not ask for the selection. */
        UNUSED_SELECTION,
        /** The value fits any text. */
        MATCHES_EVERYTHING,
        /** The value stands twice, perhaps in another case. */
        DUPLICATE_VALUE,
        /** A shorter value of the same list already fits all that this one fits. */
        COVERED_VALUE,
        /** {@code null} is one of several values. */
        NULL_IN_LIST,
        /** {@code all} with a single value. */
        ALL_OF_ONE,
        /** No event can satisfy the condition. */
        NEVER_MATCHES,
        /** Every event satisfies the condition. */
        ALWAYS_MATCHES,
        /** An event with none of the fields satisfies the condition. */
        MATCHES_WITHOUT_EVIDENCE,
        /** There is no {@code id}. */
        MISSING_ID,
        /** There is no {@code level}, although the rule raises findings. */
        MISSING_LEVEL,
        /** There is no {@code description}. */
        MISSING_DESCRIPTION,
        /** An alias does not say what it stands for in the events of each rule. */
        INCOMPLETE_ALIAS,
        /** Nothing uses the alias. */
        UNUSED_ALIAS,
        /** The filter fits no rule. */
        FILTER_WITHOUT_RULES,
        /** The last day of the filter is over. */
        FILTER_EXPIRED;

        /** The code as it is shown, for example {@code unknown-field}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return position + ": " + code.word() + ": " + reason;
    }
}
