package ch.meinkonto.soc.bench.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** The matcher of the Sigma library, the way from a line to its rules that is the fastest it offers. */
public final class OurEngine implements LineEngine {
    private final LineEvents events = new LineEvents();
    private final Matcher matcher;
    private final boolean routed;
    private List<DetectionRule> last = List.of();

    /**
     * Our engine.
     *
     * @param routed whether a rule only sees events of its log source
     */
    public OurEngine(List<DetectionRule> rules, boolean routed) {
        this.matcher = Matcher.of(rules);
        this.routed = routed;
    }

    @Override
    public String name() {
        return "ours";
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
