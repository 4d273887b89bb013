package ch.meinkonto.soc.sigma.match;

import java.util.Collection;
import java.util.List;

import ch.meinkonto.soc.sigma.rule.DetectionRule;

/**
 * The plain reading of the specification: asks every rule, one test after the other, without any index. Slow; it is what
 * {@link Matcher} is held against in tests and benchmarks. Thread-safe.
 */
public final class ReferenceMatcher {
    private final List<CompiledRule> rules;

    private ReferenceMatcher(List<CompiledRule> rules) {
        this.rules = rules;
    }

    /** Compiles the rules. */
    public static ReferenceMatcher of(Collection<DetectionRule> rules) {
        return new ReferenceMatcher(rules.stream().map(CompiledRule::of).toList());
    }

    /** The rules whose log source covers the event's and that the event satisfies, in the order in which they were given. */
    public List<DetectionRule> match(Event event) {
        return rules.stream()
                .filter(each -> each.rule().logSource().covers(event.source()) && each.matches(event))
                .map(CompiledRule::rule)
                .toList();
    }

    /** The same without looking at log sources. */
    public List<DetectionRule> matchUnrouted(Event event) {
        return rules.stream().filter(each -> each.matches(event)).map(CompiledRule::rule).toList();
    }
}
