package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.translate.Clause.And;
import ch.meinkonto.soc.sigma.translate.Clause.Everything;
import ch.meinkonto.soc.sigma.translate.Clause.Not;
import ch.meinkonto.soc.sigma.translate.Clause.Nothing;
import ch.meinkonto.soc.sigma.translate.Clause.Or;
import ch.meinkonto.soc.sigma.translate.Clause.Single;
import ch.meinkonto.soc.sigma.translate.Clause.Term;

/** Writes a question in the query DSL. Only filters: nothing is scored. */
final class QueryWriter {
    private QueryWriter() {}

    static Map<String, Object> write(Clause clause) {
        return switch (clause) {
            case Everything ignored -> Map.of("match_all", Map.of());
            case Nothing ignored -> Map.of("match_none", Map.of());
            case Term(String field, Object value) -> Map.of("term", Map.of(field, value));
            case Single(Map<String, Object> query) -> query;
            case And(List<Clause> parts) -> all(parts);
            case Or(List<Clause> parts) -> any(parts);
            case Not(Clause part) -> Map.of("bool", Map.of("must_not", List.of(write(part))));
        };
    }

    private static Map<String, Object> all(List<Clause> parts) {
        List<Object> required = new ArrayList<>();
        List<Object> forbidden = new ArrayList<>();
        for (Clause part : parts) {
            if (part instanceof Not(Clause inner)) {
                forbidden.add(write(inner));
            } else {
                required.add(write(part));
            }
        }
        Map<String, Object> bool = new LinkedHashMap<>();
        if (!required.isEmpty()) {
            bool.put("filter", required);
        }
        if (!forbidden.isEmpty()) {
            bool.put("must_not", forbidden);
        }
        return Map.of("bool", bool);
    }

    /** Exact values of one field become one {@code terms} query. */
    private static Map<String, Object> any(List<Clause> parts) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        List<Object> should = new ArrayList<>();
        for (Clause part : parts) {
            if (part instanceof Term(String field, Object value)) {
                values.computeIfAbsent(field, unused -> new ArrayList<>()).add(value);
            } else {
                should.add(write(part));
            }
        }
        values.forEach((field, list) -> should.add(list.size() == 1
                ? Map.of("term", Map.of(field, list.getFirst()))
                : Map.of("terms", Map.of(field, list))));
        if (should.size() == 1) {
            return Map.of("terms", values);
        }
        Map<String, Object> bool = new LinkedHashMap<>();
        bool.put("should", should);
        bool.put("minimum_should_match", 1);
        return Map.of("bool", bool);
    }

    /** How many questions the index has to answer. */
    static int clauses(Clause clause) {
        return switch (clause) {
            case Everything ignored -> 1;
            case Nothing ignored -> 1;
            case Term ignored -> 1;
            case Single ignored -> 1;
            case And(List<Clause> parts) -> parts.stream().mapToInt(QueryWriter::clauses).sum();
            case Or(List<Clause> parts) -> parts.stream().mapToInt(QueryWriter::clauses).sum();
            case Not(Clause part) -> clauses(part);
        };
    }

    /** How many {@code bool} queries stand within each other. */
    static int depth(Clause clause) {
        return switch (clause) {
            case Everything ignored -> 0;
            case Nothing ignored -> 0;
            case Term ignored -> 0;
            case Single ignored -> 0;
            case And(List<Clause> parts) -> 1 + parts.stream().mapToInt(QueryWriter::depth).max().orElse(0);
            case Or(List<Clause> parts) -> 1 + parts.stream().mapToInt(QueryWriter::depth).max().orElse(0);
            case Not(Clause part) -> 1 + depth(part);
        };
    }
}
