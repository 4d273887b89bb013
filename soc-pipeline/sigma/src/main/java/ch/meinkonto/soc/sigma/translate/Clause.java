package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A question to the index. The factories leave out what says nothing. */
sealed interface Clause {
    /** Every document. */
    record Everything() implements Clause {}

    /** No document. */
    record Nothing() implements Clause {}

    /** The field has this value, exactly. */
    record Term(String field, Object value) implements Clause {}

    /** Any other question that needs no other. */
    record Single(Map<String, Object> query) implements Clause {}

    /** All of them. */
    record And(List<Clause> parts) implements Clause {}

    /** One of them. */
    record Or(List<Clause> parts) implements Clause {}

    /** The opposite. */
    record Not(Clause part) implements Clause {}

    Clause EVERYTHING = new Everything();
    Clause NOTHING = new Nothing();

    static Clause single(String kind, String field, Object body) {
        return new Single(Map.of(kind, Map.of(field, body)));
    }

    /** A value is there. */
    static Clause exists(String field) {
        return new Single(Map.of("exists", Map.of("field", field)));
    }

    static Clause and(List<Clause> parts) {
        Set<Clause> kept = new LinkedHashSet<>();
        for (Clause part : parts) {
            switch (part) {
                case Everything ignored -> {
                }
                case Nothing none -> {
                    return none;
                }
                case And(List<Clause> inner) -> kept.addAll(inner);
                case Term single -> kept.add(single);
                case Single single -> kept.add(single);
                case Or or -> kept.add(or);
                case Not not -> kept.add(not);
            }
        }
        return switch (kept.size()) {
            case 0 -> EVERYTHING;
            case 1 -> kept.iterator().next();
            default -> new And(new ArrayList<>(kept));
        };
    }

    static Clause or(List<Clause> parts) {
        Set<Clause> kept = new LinkedHashSet<>();
        for (Clause part : parts) {
            switch (part) {
                case Nothing ignored -> {
                }
                case Everything all -> {
                    return all;
                }
                case Or(List<Clause> inner) -> kept.addAll(inner);
                case Term single -> kept.add(single);
                case Single single -> kept.add(single);
                case And and -> kept.add(and);
                case Not not -> kept.add(not);
            }
        }
        return switch (kept.size()) {
            case 0 -> NOTHING;
            case 1 -> kept.iterator().next();
            default -> new Or(new ArrayList<>(kept));
        };
    }

    static Clause not(Clause part) {
        return switch (part) {
            case Everything ignored -> NOTHING;
            case Nothing ignored -> EVERYTHING;
            case Not(Clause inner) -> inner;
            case Term single -> new Not(single);
            case Single single -> new Not(single);
            case And and -> new Not(and);
            case Or or -> new Not(or);
        };
    }
}
