package ch.meinkonto.soc.bench.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.match.LineMatcher;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** The matcher of the Sigma library, the way from a line to its rules that is the fastest it offers. */
public final class OurEngine implements LineEngine {
    private final LineMatcher matcher;
    private List<DetectionRule> last = List.of();

    /**
     * Our engine.
     *
     * @param routed whether a rule only sees events of its log source
     */
    public OurEngine(List<DetectionRule> rules, boolean routed) {
        this.matcher = new LineMatcher(Matcher.of(rules), routed);
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public int match(byte[] buffer, int from, int to) {
        last = matcher.match(buffer, from, to);
        return last.size();
    }

    @Override
    public Set<String> found() {
        return last.stream().map(DetectionRule::key).collect(Collectors.toSet());
    }
}
