package ch.meinkonto.soc.bench.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import ch.meinkonto.soc.bench.measure.Median;
import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.stand.ThisMachine;

/**
 * The turns of ours and of a peer, as figures. Values are medians over the turns; the note tells the ratios of the pairs, which
 * bear more than the values, because both of a pair met the same machine.
 *
 * @param name first part of the figures' names
 * @param unit what is done, for example {@code tokens}
 */
record Verdict(String name, String unit, List<Turn> ours, Provider peer, List<Turn> peers) {
    /** All figures. */
    List<Figure> figures() {
        return List.of(figure("per-core", unit + "/s", Turn::perCore, "for a second of the server's processor time"),
                figure("per-core-with-database", unit + "/s", Turn::perCoreWithDatabase,
                        "... and of PostgreSQL's"),
                figure("rate", unit + "/s", turn -> turn.outcome().rate(), "by the clock, client and database beside"),
                figure("p50", "ms", turn -> turn.outcome().p50(), ""),
                figure("p99", "ms", turn -> turn.outcome().p99(), ""));
    }

    /** Ours divided by the peer's, each pair of turns, the lowest first. */
    static double[] ratios(List<Turn> ours, List<Turn> peers, ToDoubleFunction<Turn> value) {
        double[] ratios = new double[ours.size()];
        for (int pair = 0; pair < ratios.length; pair++) {
            ratios[pair] = value.applyAsDouble(ours.get(pair)) / value.applyAsDouble(peers.get(pair));
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private Figure figure(String detail, String valueUnit, ToDoubleFunction<Turn> value, String meaning) {
        double[] ratios = ratios(ours, peers, value);
        String note = String.format(Locale.ROOT, "%s%spairs %.2f ... %.2f, median %.2f; load %.1f", meaning,
                meaning.isEmpty() ? "" : "; ", ratios[0], ratios[ratios.length - 1], Median.of(ratios),
                ThisMachine.load());
        return new Figure(name + "." + detail, valueUnit, median(ours, value), median(peers, value), peer.name(), note);
    }

    static double median(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return Median.of(turns.stream().mapToDouble(value).toArray());
    }
}
