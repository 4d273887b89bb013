package ch.meinkonto.soc.bench.sigma;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Events of which each belongs to a group of its own, all within one time span. */
final class ManyGroups {
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final LogSource SOURCE = new LogSource(null, "meinkonto", null);
    private static final int PER_MILLISECOND = 10;

    private final List<Rule> satisfied;

    ManyGroups(RuleSet rules) {
        this.satisfied = List.of(rules.detections().getFirst());
    }

    Event event(int group) {
        return Event.of("event-" + group, START.plusMillis(group / PER_MILLISECOND), SOURCE,
                Map.of("grp", "user-" + group, "ref", "first"));
    }

    List<Rule> satisfied() {
        return satisfied;
    }
}
