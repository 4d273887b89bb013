package ch.meinkonto.soc.sigma.translate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.ReferenceMatcher;
import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Questions to a field with two values: the rule is asked about both. */
final class BooleanField {
    private static final String VALUE = "value";
    private static final LogSource ANY = new LogSource(null, null, null);

    private BooleanField() {}

    static Bounds ask(String field, Header header, ValueTest test) {
        return AnyField.ask(field, test).orElseGet(() -> {
            List<Clause> matching = new ArrayList<>();
            for (Boolean value : List.of(true, false)) {
                if (holds(header, test, value)) {
                    matching.add(new Clause.Term(field, value));
                }
            }
            return Bounds.exactly(Clause.or(matching));
        });
    }

    private static boolean holds(Header header, ValueTest test, Boolean value) {
        DetectionRule rule = new DetectionRule(header, ANY,
                Map.of(VALUE, new Selection.Field(VALUE, false, false, List.of(test))), new Condition.Named(VALUE));
        Event event = Event.of(VALUE, Instant.EPOCH, ANY, Map.of(VALUE, value));
        return !ReferenceMatcher.of(List.of(rule)).matchUnrouted(event).isEmpty();
    }
}
