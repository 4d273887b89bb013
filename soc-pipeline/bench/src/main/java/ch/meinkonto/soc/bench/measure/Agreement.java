package ch.meinkonto.soc.bench.measure;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import ch.meinkonto.soc.bench.engine.Engine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.report.Disagreement;

/**
 * What two engines find over the beginning of a lane.
 *
 * @param events how many events both were asked about
 * @param matches pairs of event and rule that the first found, without rules that the second cannot express at all
 * @param missing pairs of those that the second did not find
 * @param extra pairs that only the second found
 */
public record Agreement(int events, long matches, long missing, long extra) {
    private static final int FEWEST_EVENTS = 20;

    /**
     * Compares over as many events as the time allows.
     *
     * @param most CPU time, about
     */
    public static Agreement of(Lane lane, Engine first, Engine second, Duration most) {
        long end = CpuClock.now() + most.toNanos();
        int events = 0;
        long matches = 0;
        long missing = 0;
        long extra = 0;
        while (events < lane.events() && (events < FEWEST_EVENTS || CpuClock.now() < end)) {
            int count = Math.min(second.batch(), lane.events() - events);
            second.match(lane, events, count);
            for (int index = 0; index < count; index++) {
                first.match(lane, events + index, 1);
                Set<String> found = without(first.found(0), second.leftOut());
                Set<String> other = second.found(index);
                matches += found.size();
                missing += without(found, other).size();
                extra += without(other, found).size();
            }
            events += count;
        }
        return new Agreement(events, matches, missing, extra);
    }

    /**
     * The same of two engines that must agree.
     *
     * @throws Disagreement naming the first event and the rules that only one of them found
     */
    public static Agreement required(Lane lane, Engine first, Engine second, Duration most) {
        Agreement agreement = of(lane, first, second, most);
        if (agreement.missing > 0 || agreement.extra > 0) {
            throw new Disagreement(difference(lane, first, second, agreement.events));
        }
        return agreement;
    }

    private static String difference(Lane lane, Engine first, Engine second, int events) {
        for (int event = 0; event < events; event++) {
            first.match(lane, event, 1);
            second.match(lane, event, 1);
            Set<String> found = first.found(0);
            Set<String> other = second.found(0);
            if (!found.equals(other)) {
                return "Event " + event + " of lane " + lane.name() + ": only " + first.name() + " finds "
                        + without(found, other) + ", only " + second.name() + " finds "
                        + without(other, found) + ": " + lane.line(event);
            }
        }
        return first.name() + " and " + second.name() + " differ on lane " + lane.name() + ", but not twice.";
    }

    private static Set<String> without(Set<String> all, Set<String> taken) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(taken);
        return rest;
    }
}
