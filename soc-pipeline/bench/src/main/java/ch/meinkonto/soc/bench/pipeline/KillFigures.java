package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import ch.meinkonto.soc.bench.kill.KillRound;
import ch.meinkonto.soc.bench.kill.Outcome;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.report.Figure;

/** Kills of engine and Elasticsearch under load, in rounds, each compared with an undisturbed pipeline. */
final class KillFigures {
    private static final int A_ROUND = 20;
    private static final int LEAST = 2;

    private final Run run;
    private final int kills;

    KillFigures(Run run, int kills) {
        this.run = run;
        this.kills = kills;
    }

    void measure() throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int left = kills; left >= LEAST; left -= size(left)) {
            int done = kills - left;
            KillRound round = new KillRound(run.installation(), run.clock(),
                    what -> run.report().progress("kills: " + done + " done; " + what));
            Outcome outcome = round.play(run.seed() + outcomes.size(), size(left));
            outcomes.add(outcome);
            run.report().progress("kills: round with seed " + outcome.seed() + ": " + outcome);
        }
        if (!outcomes.isEmpty()) {
            tell(outcomes);
        }
    }

    /** Twenty, or what is left; never one alone. */
    private static int size(int left) {
        return left < A_ROUND + LEAST ? left : A_ROUND;
    }

    private void tell(List<Outcome> outcomes) {
        long engine = sum(outcomes, Outcome::engineKills);
        long store = sum(outcomes, Outcome::storeKills);
        figure("pipeline.kills", "kills", engine + store, engine + " of the engine, " + store + " of Elasticsearch, "
                + sum(outcomes, Outcome::events) + " events, " + sum(outcomes, Outcome::repeats)
                + " requests sent again; first seed " + run.seed());
        figure("pipeline.kills.lost", "events", sum(outcomes, Outcome::lost), "acknowledged and not there");
        figure("pipeline.kills.twice", "events", sum(outcomes, Outcome::twice), "documents beyond one per event");
        figure("pipeline.kills.strange", "events", sum(outcomes, Outcome::strange) + sum(outcomes, Outcome::refused),
                "gaps and breaks of chains that were none, and events refused");
        figure("pipeline.kills.differing-alerts", "alerts", sum(outcomes, each -> each.differences().size()), "of "
                + sum(outcomes, Outcome::alerts) + "; ids, groups, counts, levels, events and times compared");
        outcomes.stream().filter(outcome -> !outcome.isFlawless()).findFirst().ifPresent(outcome -> {
            throw new Disagreement("The round with seed " + outcome.seed() + " did not end as it would without kills: "
                    + outcome);
        });
    }

    private void figure(String name, String unit, long ours, String note) {
        run.report().figure(Figure.alone(name, unit, ours, note));
    }

    private static long sum(List<Outcome> outcomes, ToLongFunction<Outcome> of) {
        return outcomes.stream().mapToLong(of).sum();
    }
}
