package ch.meinkonto.soc.sigma.match;

import java.util.List;
import java.util.Map;

/**
 * What a correlation makes of one event. One event cannot say whether the correlation is satisfied, only whether it counts.
 *
 * @param rule key of the rule
 * @param title of the rule
 * @param event id of the event
 * @param needs what the correlation asks for, one sentence
 * @param bases what the rules say whose matches it counts, in the order of the rule
 * @param unknown rules that it names and that are not there
 * @param group per field by which it groups: what a matching event has there, the first few values; an event without one of
 *        them is in no group and does not count
 */
public record CorrelationExplanation(String rule, String title, String event, String needs, List<Explanation> bases,
        List<String> unknown, Map<String, List<String>> group) implements Explanation {
    @Override
    public boolean holds() {
        return bases.stream().anyMatch(Explanation::holds) && group.values().stream().noneMatch(List::isEmpty);
    }
}
