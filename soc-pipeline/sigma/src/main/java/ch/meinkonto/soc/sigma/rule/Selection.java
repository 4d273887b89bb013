package ch.meinkonto.soc.sigma.rule;

import java.util.List;

/** What a search identifier asks of an event. */
public sealed interface Selection {
    /** A map: every item must match. */
    record AllOf(List<Selection> items) implements Selection {}

    /** A list of maps or keywords: one must match. */
    record AnyOf(List<Selection> items) implements Selection {}

    /**
     * One field against values.
     *
     * @param field name as written
     * @param every whether all values must match ({@code all}) or one suffices
     * @param negated whether the result is turned round ({@code neq})
     * @param tests one per value
     */
    record Field(String field, boolean every, boolean negated, List<ValueTest> tests) implements Selection {}

    /**
     * Values searched in the whole event.
     *
     * @param every whether all must be found ({@code |all}) or one suffices
     * @param tests one per keyword
     */
    record Keywords(boolean every, List<ValueTest> tests) implements Selection {}
}
