package ch.meinkonto.soc.sigma.match;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule about single events is satisfied or is not.
 *
 * @param rule key of the rule
 * @param title of the rule
 * @param event id of the event
 * @param routing what the log sources said
 * @param condition the tree of the condition, answered whatever the log sources said
 */
public record DetectionExplanation(String rule, String title, String event, Routing routing,
        Node condition) implements Explanation {
    @Override
    public boolean holds() {
        return routing.asked() && condition.holds();
    }

    /**
     * Whether the rule was asked at all.
     *
     * @param asked whether it was
     * @param reason one sentence
     */
    public record Routing(boolean asked, String reason) {}

    /** A part of the condition with its answer. */
    public sealed interface Node {
        /** Whether the part holds. */
        boolean holds();
    }

    /**
     * Several parts together.
     *
     * @param label how they combine, or the name of the selection
     * @param holds the answer of the whole
     * @param parts in the order of the rule
     */
    public record Group(String label, boolean holds, List<Node> parts) implements Node {}

    /**
     * One field, or all of them, against the values of the rule.
     *
     * @param field as the rule names it; empty where every field is searched
     * @param every whether all values of the rule must be met, or one
     * @param negated whether the answer is turned round ({@code neq})
     * @param holds the answer
     * @param values what the event has there: the first few, shortened; empty where every field is searched
     * @param moreValues how many there are besides
     * @param answers per value of the rule: those that decide the answer first; the first few
     * @param moreAnswers how many there are besides
     */
    public record Item(String field, boolean every, boolean negated, boolean holds, List<String> values, int moreValues,
            List<Answer> answers, int moreAnswers) implements Node {}

    /**
     * One value of the rule.
     *
     * @param asked what it asks for, in words
     * @param holds whether it is met
     * @param field whose value met it; absent where none did, or where it is met by a field that is not there
     * @param value that met it, shortened; absent as the field is
     */
    public record Answer(String asked, boolean holds, @Nullable String field, @Nullable String value) {}
}
