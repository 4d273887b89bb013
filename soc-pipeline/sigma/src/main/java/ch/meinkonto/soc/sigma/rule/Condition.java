package ch.meinkonto.soc.sigma.rule;

import java.util.List;

/** How the selections of a rule combine. Names and patterns are resolved: every {@link Named} exists. */
public sealed interface Condition {
    /** All must hold. */
    record And(List<Condition> parts) implements Condition {}

    /** At least one must hold. */
    record Or(List<Condition> parts) implements Condition {}

    /** Must not hold. */
    record Not(Condition part) implements Condition {}

    /** The selection of that name must match. */
    record Named(String selection) implements Condition {}
}
