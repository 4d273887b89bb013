package ch.meinkonto.soc.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import ch.meinkonto.soc.bench.stand.RaisedAlert;

/**
 * How a round with kills ended, beside one without over the same events.
 *
 * @param seed with which it can be played again
 * @param engineKills how often the engine was killed
 * @param storeKills how often Elasticsearch was
 * @param events how many were sent
 * @param repeats requests that had to be sent again
 * @param lost acknowledged events that are not there, in both runs
 * @param twice documents beyond one per event, in both runs
 * @param strange events nobody sent, in both runs
 * @param refused dead letters, in both runs
 * @param alerts how many the undisturbed pipeline raised
 * @param silent detections that should have found something in the undisturbed run and did not
 * @param differences one sentence for each alert that is not the same in both
 */
public record Outcome(long seed, int engineKills, int storeKills, long events, long repeats, long lost, long twice,
        long strange, long refused, int alerts, List<String> silent, List<String> differences) {
    static Outcome of(long seed, KillRound.Disturbed disturbed, Seen undisturbed, Set<String> detections) {
        Seen seen = disturbed.seen();
        Set<String> silent = new TreeSet<>(detections);
        silent.removeAll(undisturbed.alerts().values().stream().map(RaisedAlert::detection)
                .collect(Collectors.toSet()));
        return new Outcome(seed, disturbed.engineKills(), disturbed.storeKills(), disturbed.events(),
                disturbed.repeats(), seen.lost() + undisturbed.lost(), seen.twice() + undisturbed.twice(),
                seen.strange() + undisturbed.strange(), seen.refused() + undisturbed.refused(),
                undisturbed.alerts().size(), List.copyOf(silent), differences(seen, undisturbed));
    }

    private static List<String> differences(Seen disturbed, Seen undisturbed) {
        List<String> differences = new ArrayList<>();
        Set<String> ids = new TreeSet<>(disturbed.alerts().keySet());
        ids.addAll(undisturbed.alerts().keySet());
        for (String id : ids) {
            RaisedAlert one = disturbed.alerts().get(id);
            RaisedAlert other = undisturbed.alerts().get(id);
            if (one == null) {
                differences.add("missing after kills: " + other);
            } else if (other == null) {
                differences.add("raised after kills only: " + one);
            } else if (!one.equals(other)) {
                differences.add("after kills " + one + " instead of " + other);
            }
        }
        return List.copyOf(differences);
    }

    /** Whether nothing at all went wrong. */
    public boolean isFlawless() {
        return lost + twice + strange + refused == 0 && silent.isEmpty() && differences.isEmpty();
    }
}
