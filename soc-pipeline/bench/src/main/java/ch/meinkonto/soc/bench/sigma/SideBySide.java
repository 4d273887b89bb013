package ch.meinkonto.soc.bench.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ch.meinkonto.soc.bench.engine.Engine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.measure.Agreement;
import ch.meinkonto.soc.bench.measure.Contest;
import ch.meinkonto.soc.bench.measure.Speed;
import ch.meinkonto.soc.bench.report.Figure;

/** Our engine and others over one lane: first whether they find the same, then how fast they are. */
final class SideBySide {
    private static final String RATE = "events/s";

    private final Run run;
    private final Lane lane;
    private final String name;

    /** @param name of the figures, without the engine and the unit */
    SideBySide(Run run, Lane lane, String name) {
        this.run = run;
        this.lane = lane;
        this.name = name;
    }

    /**
     * Measures and tells.
     *
     * @param naive must find what ours finds; is measured as the first of the peers
     * @param others are asked how far they agree
     */
    Speed measure(Engine ours, Engine naive, List<Engine> others) {
        run.report().progress(name);
        Agreement same = Agreement.required(lane, ours, naive, run.effort().agreement());
        List<String> notes = new ArrayList<>();
        notes.add(same.matches() + " matches, the same as ours, in the first " + same.events() + " events");
        for (Engine other : others) {
            notes.add(note(other, Agreement.of(lane, ours, other, run.effort().agreement())));
        }
        List<Engine> peers = new ArrayList<>(List.of(naive));
        peers.addAll(others);
        List<Engine> engines = new ArrayList<>(List.of(ours));
        engines.addAll(peers);
        List<Speed> speeds = new Contest(lane, run.effort()).run(engines);
        Speed mine = speeds.getFirst();
        for (int index = 0; index < peers.size(); index++) {
            Speed theirs = speeds.get(index + 1);
            run.report().figure(new Figure(name + "." + word(peers.get(index)), RATE, mine.eventsPerSecond(),
                    theirs.eventsPerSecond(), peers.get(index).name(), notes.get(index) + "; " + rounds(mine, theirs)));
        }
        for (int index = 0; index < peers.size(); index++) {
            run.report().figure(new Figure(name + ".p99." + word(peers.get(index)), "µs", mine.p99(),
                    speeds.get(index + 1).p99(), peers.get(index).name(), "wall time per event, each alone"));
        }
        return mine;
    }

    /** One of the figures others have published for a lane like this one. */
    void published(Speed mine, double theirs, String source) {
        run.report().figure(new Figure(name + ".published", RATE, mine.eventsPerSecond(), theirs, source,
                "their events, their machine"));
    }

    private static String note(Engine other, Agreement agreement) {
        String note = "of our " + agreement.matches() + " matches in the first " + agreement.events()
                + " events it misses "
                + agreement.missing() + " and finds " + agreement.extra() + " more";
        return other.shortcomings().isEmpty() ? note : note + "; " + other.shortcomings();
    }

    private static String rounds(Speed mine, Speed theirs) {
        return String.format(Locale.ROOT, "rounds of %d and %d events, slowest/fastest %.2f and %.2f", mine.events(),
                theirs.events(), mine.spread(), theirs.spread());
    }

    private static String word(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT).split(" ")[0];
    }
}
