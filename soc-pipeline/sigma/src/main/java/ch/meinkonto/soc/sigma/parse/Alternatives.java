package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.CorrelationRule.Alternative;
import ch.meinkonto.soc.sigma.rule.Position;

/** Turns a condition over rule names into its alternatives (disjunctive normal form). */
final class Alternatives {
    private static final int MOST = 64;

    private final Position position;

    private Alternatives(Position position) {
        this.position = position;
    }

    /** Rule names, each with whether it must match or must not. */
    private record Term(Set<String> matched, Set<String> unmatched) {
        Term and(Term other) {
            Set<String> bothMatched = new LinkedHashSet<>(matched);
            bothMatched.addAll(other.matched);
            Set<String> bothUnmatched = new LinkedHashSet<>(unmatched);
            bothUnmatched.addAll(other.unmatched);
            return new Term(bothMatched, bothUnmatched);
        }

        boolean isPossible() {
            return matched.stream().noneMatch(unmatched::contains);
        }

        boolean follows(Term weaker) {
            return matched.containsAll(weaker.matched) && unmatched.containsAll(weaker.unmatched);
        }
    }

    static List<Alternative> of(Condition condition, Position position) {
        Alternatives alternatives = new Alternatives(position);
        List<Term> terms = alternatives.terms(condition, true);
        if (terms.isEmpty()) {
            throw new Refused(position, "the condition can never hold");
        }
        List<Alternative> all = new ArrayList<>();
        for (Term term : terms) {
            if (term.matched().isEmpty()) {
                throw new Refused(position,
                        "the condition holds without any match; every alternative must name a rule that matches");
            }
            all.add(new Alternative(List.copyOf(term.matched()), List.copyOf(term.unmatched())));
        }
        return List.copyOf(all);
    }

    /** The terms of a condition or, where {@code positive} is false, of its contrary (De Morgan). */
    private List<Term> terms(Condition condition, boolean positive) {
        return switch (condition) {
            case Condition.Named(String name) ->
                List.of(positive ? new Term(Set.of(name), Set.of()) : new Term(Set.of(), Set.of(name)));
            case Condition.Not(Condition part) -> terms(part, !positive);
            case Condition.And(List<Condition> parts) -> positive ? every(parts, true) : any(parts, false);
            case Condition.Or(List<Condition> parts) -> positive ? any(parts, true) : every(parts, false);
        };
    }

    private List<Term> any(List<Condition> parts, boolean positive) {
        List<Term> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(terms(part, positive)));
        return simplified(all);
    }

    private List<Term> every(List<Condition> parts, boolean positive) {
        List<Term> all = List.of(new Term(Set.of(), Set.of()));
        for (Condition part : parts) {
            List<Term> next = terms(part, positive);
            List<Term> joined = new ArrayList<>();
            all.forEach(term -> next.forEach(other -> joined.add(term.and(other))));
            all = simplified(joined);
        }
        return all;
    }

    /** Without what cannot hold and what another term already says. */
    private List<Term> simplified(Collection<Term> terms) {
        List<Term> kept = new ArrayList<>();
        for (Term term : new LinkedHashSet<>(terms)) {
            if (term.isPossible() && kept.stream().noneMatch(term::follows)) {
                kept.removeIf(stronger -> stronger.follows(term));
                kept.add(term);
            }
        }
        if (kept.size() > MOST) {
            throw new Refused(position, "the condition has more than " + MOST + " alternatives");
        }
        return kept;
    }
}
