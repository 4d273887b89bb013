package ch.meinkonto.soc.sigma.match;

import java.util.LinkedHashMap;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.DetectionExplanation.Answer;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Group;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Item;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Node;

/** Turns an explanation into plain maps, for programs. */
final class ExplanationMap {
    private ExplanationMap() {}

    static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("event", explanation.event());
        map.put("rule", explanation.rule());
        map.put("title", explanation.title());
        map.put("holds", explanation.holds());
        switch (explanation) {
            case DetectionExplanation detection -> {
                Map<String, Object> routing = new LinkedHashMap<>();
                routing.put("asked", detection.routing().asked());
                routing.put("reason", detection.routing().reason());
                map.put("logsource", routing);
                map.put("condition", node(detection.condition()));
            }
            case CorrelationExplanation correlation -> {
                map.put("needs", correlation.needs());
                map.put("group", correlation.group());
                map.put("rules", correlation.bases().stream().map(ExplanationMap::of).toList());
                map.put("unknown", correlation.unknown());
            }
        }
        return map;
    }

    private static Map<String, Object> node(Node node) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("holds", node.holds());
        switch (node) {
            case Group group -> {
                map.put("label", group.label());
                map.put("parts", group.parts().stream().map(ExplanationMap::node).toList());
            }
            case Item item -> {
                map.put("field", item.field());
                map.put("every", item.every());
                map.put("negated", item.negated());
                map.put("values", item.values());
                map.put("moreValues", item.moreValues());
                map.put("answers", item.answers().stream().map(ExplanationMap::answer).toList());
                map.put("moreAnswers", item.moreAnswers());
            }
        }
        return map;
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("asked", answer.asked());
        map.put("holds", answer.holds());
        if (answer.field() != null && answer.value() != null) {
            map.put("field", answer.field());
            map.put("value", answer.value());
        }
        return map;
    }
}
