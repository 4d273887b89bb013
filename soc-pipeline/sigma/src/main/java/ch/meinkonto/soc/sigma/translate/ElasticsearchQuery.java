package ch.meinkonto.soc.sigma.translate;

import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.print.JsonText;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/**
 * A rule as a query that finds what it would have matched.
 *
 * @param query in the query DSL of Elasticsearch, as maps, lists, texts, numbers and booleans; filters only, nothing is
 *        scored
 * @param exact whether the hits are exactly the matches; else the hits are all matches and perhaps more, and the rule must
 *        be asked about each hit
 * @param losses what makes it inexact; empty where it is exact
 */
public record ElasticsearchQuery(Map<String, Object> query, boolean exact, List<Loss> losses) implements Translation {
    /** Copies what it is given. */
    public ElasticsearchQuery {
        query = Map.copyOf(query);
        losses = List.copyOf(losses);
    }

    /**
     * Translates a rule for an index.
     *
     * <p>
     * The query never misses a match among the documents of the index, provided that they are what the mapping says. What
     * the index does not hold at all, for example a field made up at matching time, has to be listed as
     * {@link IndexedField.Type#UNSEARCHED} or left out of a mapping that is not complete.
     */
    public static Translation of(DetectionRule rule, FieldMapping mapping) {
        return RuleTranslator.translate(rule, mapping);
    }

    /** The query as JSON text, to be the value of {@code query} in a search. */
    public String json() {
        return JsonText.of(query);
    }
}
