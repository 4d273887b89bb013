package ch.meinkonto.soc.sigma.translate;

import java.util.List;

/**
 * A part of a rule, from both sides.
 *
 * @param over holds for every document for which the part holds, and perhaps for more
 * @param under holds only for documents for which the part holds, and perhaps not for all
 */
record Bounds(Clause over, Clause under) {
    /** Nothing is known. */
    static final Bounds UNKNOWN = new Bounds(Clause.EVERYTHING, Clause.NOTHING);
    static final Bounds NEVER = exactly(Clause.NOTHING);

    static Bounds exactly(Clause clause) {
        return new Bounds(clause, clause);
    }

    static Bounds atMost(Clause over) {
        return new Bounds(over, Clause.NOTHING);
    }

    static Bounds and(List<Bounds> parts) {
        return new Bounds(Clause.and(parts.stream().map(Bounds::over).toList()),
                Clause.and(parts.stream().map(Bounds::under).toList()));
    }

    static Bounds or(List<Bounds> parts) {
        return new Bounds(Clause.or(parts.stream().map(Bounds::over).toList()),
                Clause.or(parts.stream().map(Bounds::under).toList()));
    }

    /** What is at most the part leaves at least its opposite. */
    Bounds not() {
        return new Bounds(Clause.not(under), Clause.not(over));
    }

    boolean exact() {
        return over.equals(under);
    }
}
