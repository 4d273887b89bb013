package ch.meinkonto.soc.bench.correlation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.bench.lane.Choice;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Matches of a scenario, batch after batch in the order of time, the same on every run. */
public final class Hits {
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final LogSource SOURCE = new LogSource(null, "meinkonto", null);

    private final Scenario scenario;
    private final List<Rule> bases;
    private final Choice choice = new Choice(2_718L);
    private long next;

    /** The matches of a scenario from its beginning. */
    public Hits(Scenario scenario, RuleSet rules) {
        this.scenario = scenario;
        this.bases = List.copyOf(rules.detections());
    }

    /**
     * One match.
     *
     * @param event as our correlator takes it
     * @param satisfied the rule it matches
     * @param row the same as Esper takes it: at, grp, val, ref
     */
    public record Hit(Event event, List<Rule> satisfied, Object[] row) {}

    /** The next matches. */
    public List<Hit> batch(int count) {
        List<Hit> batch = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            batch.add(next());
        }
        return batch;
    }

    private Hit next() {
        int group = choice.between(0, scenario.groups() - 1);
        int base = scenario.groups() > 1 ? group % bases.size() : (int) (next % bases.size());
        Instant at = START.plus(scenario.apart().multipliedBy(next));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("grp", "user-" + group);
        fields.put("val", "10.0." + next % scenario.values());
        String reference = base == 0 ? "first" : "second";
        fields.put("ref", reference);
        Event event = Event.of("event-" + next, at, SOURCE, fields);
        next++;
        return new Hit(event, List.of(bases.get(base)),
                new Object[]{at.toEpochMilli(), fields.get("grp"), fields.get("val"), reference});
    }
}
