package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** Finds the rules an event satisfies. Only rules whose log source covers the event's are asked. Thread-safe. */
public final class Matcher {
    /** More kinds of source than this are looked up afresh each time: a sender must not fill the memory. */
    private static final int MOST_ROUTES = 1_000;

    private final List<CompiledRule> rules;
    private final Map<LogSource, List<CompiledRule>> routes = new ConcurrentHashMap<>();

    private Matcher(List<CompiledRule> rules) {
        this.rules = rules;
    }

    /** Compiles the rules. */
    public static Matcher of(Collection<DetectionRule> rules) {
        return new Matcher(rules.stream().map(CompiledRule::of).toList());
    }

    /** The rules that the event satisfies, in the order in which they were loaded. */
    public List<DetectionRule> match(Event event) {
        return ask(route(event.source()), event);
    }

    /** The same without looking at log sources: every rule is asked. */
    public List<DetectionRule> matchUnrouted(Event event) {
        return ask(rules, event);
    }

    private static List<DetectionRule> ask(List<CompiledRule> candidates, Event event) {
        List<DetectionRule> matching = new ArrayList<>(1);
        for (CompiledRule candidate : candidates) {
            if (candidate.matches(event)) {
                matching.add(candidate.rule());
            }
        }
        return matching;
    }

    private List<CompiledRule> route(LogSource source) {
        List<CompiledRule> known = routes.get(source);
        if (known != null) {
            return known;
        }
        List<CompiledRule> covering = rules.stream()
                .filter(candidate -> candidate.rule().logSource().covers(source))
                .toList();
        if (routes.size() < MOST_ROUTES) {
            routes.put(source, covering);
        }
        return covering;
    }
}
