package ch.meinkonto.soc.sigma.match;

import java.util.List;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.match.DetectionExplanation.Answer;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Group;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Item;
import ch.meinkonto.soc.sigma.match.DetectionExplanation.Node;

/** Writes an explanation as an indented tree, for people. */
final class ExplanationText {
    private final StringBuilder written = new StringBuilder();

    private ExplanationText() {}

    static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.write(explanation, 0);
        return text.written.toString();
    }

    private void write(Explanation explanation, int depth) {
        switch (explanation) {
            case DetectionExplanation detection -> {
                line(depth, detection.holds(), detection.title() + " (" + detection.rule() + "): event "
                        + detection.event() + (detection.holds() ? " matches" : " does not match"));
                line(depth + 1, detection.routing().asked(), "log source: " + detection.routing().reason());
                write(detection.condition(), depth + 1);
            }
            case CorrelationExplanation correlation -> {
                line(depth, correlation.holds(), correlation.title() + " (" + correlation.rule() + "): event "
                        + correlation.event() + (correlation.holds() ? " counts" : " does not count"));
                note(depth + 1, "needs " + correlation.needs());
                correlation.unknown().forEach(name -> line(depth + 1, false, name + " is not there"));
                if (correlation.bases().stream().anyMatch(Explanation::holds)) {
                    correlation.group().forEach((field, values) -> line(depth + 1, !values.isEmpty(), "group: " + field
                            + (values.isEmpty() ? " is absent" : " is " + listed(values, 0))));
                }
                correlation.bases().forEach(base -> write(base, depth + 1));
            }
        }
    }

    private void write(Node node, int depth) {
        switch (node) {
            case Group group -> {
                line(depth, group.holds(), group.label());
                group.parts().forEach(part -> write(part, depth + 1));
            }
            case Item item -> write(item, depth);
        }
    }

    private void write(Item item, int depth) {
        String field = item.field().isEmpty() ? "any field" : item.field();
        if (item.answers().size() == 1 && item.moreAnswers() == 0) {
            Answer only = item.answers().getFirst();
            line(depth, item.holds(), field + (item.negated() ? ": not so that it " : " ") + only.asked()
                    + because(item, only));
            return;
        }
        int count = item.answers().size() + item.moreAnswers();
        line(depth, item.holds(), field + ": " + (item.negated() ? "not " : "") + (item.every() ? "all of " : "one of ")
                + count + (item.field().isEmpty() ? "" : ", the event has " + had(item)));
        item.answers().forEach(answer -> line(depth + 1, answer.holds(), answer.asked() + (answer.value() == null
                ? ""
                : ": " + in(item, answer) + Wording.quoted(answer.value()))));
        if (item.moreAnswers() > 0) {
            note(depth + 1, "and " + item.moreAnswers() + " more");
        }
    }

    private static String because(Item item, Answer answer) {
        if (answer.value() != null) {
            return ": " + in(item, answer) + Wording.quoted(answer.value());
        }
        return item.field().isEmpty() ? "" : ": the event has " + had(item);
    }

    private static String in(Item item, Answer answer) {
        return item.field().isEmpty() ? answer.field() + " is " : "";
    }

    private static String had(Item item) {
        return item.values().isEmpty() ? "no such field" : listed(item.values(), item.moreValues());
    }

    private static String listed(List<String> values, int more) {
        return values.stream().map(Wording::quoted).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void line(int depth, boolean holds, String text) {
        note(depth, (holds ? "✓ " : "✗ ") + text);
    }

    private void note(int depth, String text) {
        written.append("  ".repeat(depth)).append(text).append('\n');
    }
}
