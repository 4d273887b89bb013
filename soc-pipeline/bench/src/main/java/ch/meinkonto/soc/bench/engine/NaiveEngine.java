package ch.meinkonto.soc.bench.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.ReferenceMatcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** One rule after the other, each test after the other: the plain reading of the specification. */
public final class NaiveEngine implements LineEngine {
    private final LineEvents events = new LineEvents();
    private final ReferenceMatcher matcher;
    private final boolean routed;
    private List<DetectionRule> last = List.of();

    /**
     * The naive engine.
     *
     * @param routed whether a rule only sees events of its log source
     */
    public NaiveEngine(List<DetectionRule> rules, boolean routed) {
        this.matcher = ReferenceMatcher.of(rules);
        this.routed = routed;
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public int match(byte[] buffer, int from, int to) {
        Event event = events.event(buffer, from, to);
        last = routed ? matcher.match(event) : matcher.matchUnrouted(event);
        return last.size();
    }

    @Override
    public Set<String> found() {
        return last.stream().map(DetectionRule::key).collect(Collectors.toSet());
    }
}
