package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import ch.meinkonto.soc.bench.measure.CpuClock;
import ch.meinkonto.soc.bench.portal.Journey.Step;
import ch.meinkonto.soc.bench.provider.Argon2Cost;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.report.Findings;

/**
 * What one login, one page and one submission cost in processor time: residents take the same step one after the other, and
 * what all processes used is counted when they are calm again.
 */
final class Budget {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final double MILLISECONDS = 1e3;
    private static final int HASHES = 30;
    private static final String DRIVER = "driver";

    private final PortalStand stand;
    private final City city;
    private final Rounds rounds;
    private final Findings findings;

    Budget(PortalStand stand, City city, Rounds rounds, Findings findings) {
        this.stand = stand;
        this.city = city;
        this.rounds = rounds;
        this.findings = findings;
    }

    /** What was spent on one kind. */
    private static final class Spent {
        private final Map<String, Double> milliseconds = new LinkedHashMap<>();
        private int steps;

        private double of(String process) {
            return milliseconds.getOrDefault(process, 0.0) / steps;
        }

        private double ofServers() {
            return milliseconds.keySet().stream().filter(name -> !name.equals(DRIVER)).mapToDouble(this::of).sum();
        }
    }

    /** Measures with this many residents. */
    void measure(int residents) throws IOException, InterruptedException {
        Map<Kind, Spent> kinds = new EnumMap<>(Kind.class);
        List<Journey> journeys = city.journeys(residents);
        List<List<Step>> stretches = stretches();
        for (List<Step> stretch : stretches) {
            rounds.awaitCalm();
            Consumption before = Consumption.now(stand);
            for (Journey journey : journeys) {
                for (Step step : stretch) {
                    step.action().take(journey);
                }
            }
            rounds.awaitCalm();
            Spent spent = kinds.computeIfAbsent(stretch.getFirst().kind(), _ -> new Spent());
            spent.steps += residents * stretch.size();
            Consumption.now(stand)
                    .since(before)
                    .forEach((name, cpu) -> spent.milliseconds.merge(name,
                            cpu.toNanos() / NANOSECONDS_PER_MILLISECOND, Double::sum));
        }
        tell(kinds);
    }

    /** Steps of one kind that follow each other. */
    private static List<List<Step>> stretches() {
        List<List<Step>> stretches = new ArrayList<>();
        for (Step step : Journey.STEPS) {
            if (stretches.isEmpty() || stretches.getLast().getFirst().kind() != step.kind()) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().add(step);
        }
        return stretches;
    }

    private void tell(Map<Kind, Spent> kinds) throws IOException {
        double demanded = 0;
        for (Map.Entry<Kind, Spent> kind : kinds.entrySet()) {
            Spent spent = kind.getValue();
            String shares = spent.milliseconds.keySet().stream()
                    .map(name -> String.format(Locale.ROOT, "%s %.1f", name, spent.of(name)))
                    .collect(Collectors.joining(", "));
            findings.add(Figure.alone("portal.budget." + kind.getKey().label(), "ms", spent.ofServers(),
                    "processor time of one, without the driver: " + shares));
            demanded += spent.ofServers() / MILLISECONDS * Rounds.ARRIVALS
                    * Journey.STEPS.stream().filter(step -> step.kind() == kind.getKey()).count();
        }
        findings.add(Figure.alone("portal.budget.hash", "ms", hash(),
                Argon2Cost.OURS + " alone: the least that a login costs"));
        findings.add(Figure.alone("portal.budget.processors", "processors", demanded,
                "demanded by 10 logins, 100 pages and 10 submissions a second; "
                        + Runtime.getRuntime().availableProcessors() + " are there, for the driver too"));
    }

    private static double hash() {
        byte[] salt = Argon2Cost.anySalt();
        long before = 0;
        for (int hashed = 0; hashed < 2 * HASHES; hashed++) {
            if (hashed == HASHES) {
                before = CpuClock.now();
            }
            Argon2Cost.OURS.hash("a password of common length", salt);
        }
        return (CpuClock.now() - before) / NANOSECONDS_PER_MILLISECOND / HASHES;
    }
}
