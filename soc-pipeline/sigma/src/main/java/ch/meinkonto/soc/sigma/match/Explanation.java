package ch.meinkonto.soc.sigma.match;

import java.util.Map;

import ch.meinkonto.soc.sigma.print.JsonText;

/** Why a rule is satisfied by an event or is not, made by an {@link Explainer}. */
public sealed interface Explanation permits DetectionExplanation, CorrelationExplanation {
    /** The key of the rule. */
    String rule();

    /** The title of the rule. */
    String title();

    /** The id of the event. */
    String event();

    /** Whether the event is a match of the rule; for a correlation, whether it counts for it. */
    boolean holds();

    /** As an indented tree with a mark before each line: ✓ holds, ✗ does not. Ends with a line break. */
    default String text() {
        return ExplanationText.of(this);
    }

    /** As maps, lists, texts, numbers and booleans. */
    default Map<String, Object> toMap() {
        return ExplanationMap.of(this);
    }

    /** As JSON in one line. */
    default String json() {
        return JsonText.of(toMap());
    }
}
