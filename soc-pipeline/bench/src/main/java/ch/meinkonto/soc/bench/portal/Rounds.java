package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.report.Findings;
import ch.meinkonto.soc.bench.report.Report;

/** Rounds of load, each with what it cost. */
final class Rounds {
    /** Of the deadline evening: so many residents arrive in a second, each with one login, ten pages and one submission. */
    static final double ARRIVALS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(15);
    private static final int MOST_LOOKS = 40;
    /** Processors in use below which nothing is left to be done. */
    private static final double CALM = 0.25;
    private static final double MILLISECONDS = 1e3;
    private static final double PERCENT = 100;
    /** So many residents at once keep two processors busy. */
    private static final int PLACES = 6;
    private static final String DRIVER = "driver";

    private final PortalStand stand;
    private final City city;
    private final Report report;
    private final Findings findings;

    Rounds(PortalStand stand, City city, Report report, Findings findings) {
        this.stand = stand;
        this.city = city;
        this.report = report;
        this.findings = findings;
    }

    /**
     * What became of a round.
     *
     * @param share of the asked load
     * @param outcomes by kind
     * @param cpu seconds of processor time by process, until all was calm again
     * @param residents how many arrived
     */
    record Round(double share, Map<Kind, Outcome> outcomes, Map<String, Duration> cpu, int residents) {
        boolean met() {
            return outcomes.values().stream().allMatch(Outcome::met);
        }

        /** Processor seconds of one resident's evening, of all but the driver. */
        double secondsPerResident() {
            return Rounds.secondsPerResident(cpu, residents);
        }
    }

    /** Lets residents arrive at a share of the asked rate, and waits until all is calm again. */
    Round run(double share, Duration arriving) throws IOException, InterruptedException {
        Schedule schedule = new Schedule(ARRIVALS * share, arriving, PAUSE, Journey.STEPS.size());
        List<Journey> journeys = city.journeys(schedule.residents());
        awaitCalm();
        report.progress(String.format(Locale.ROOT, "%d residents arrive in %d s: %.4g %% of the load",
                schedule.residents(), arriving.toSeconds(), share * PERCENT));
        Consumption before = Consumption.now(stand);
        Tally tally = new LoadRound(schedule, journeys::get).run();
        awaitCalm();
        Map<Kind, Outcome> outcomes = Stream.of(Kind.values())
                .collect(Collectors.toMap(kind -> kind, tally::outcome));
        return new Round(share, outcomes, Consumption.now(stand).since(before), schedule.residents());
    }

    /**
     * Lets residents come one after the other to some places, without a pause, so that all processors are busy.
     *
     * @param residents how many come
     * @return processor seconds of one resident's evening, of all but the driver
     * @throws IOException if a step is not answered as it must be
     */
    double hurry(int residents) throws IOException, InterruptedException {
        List<Journey> journeys = city.journeys(residents);
        awaitCalm();
        Consumption before = Consumption.now(stand);
        new Crowd(PLACES).take(journeys);
        awaitCalm();
        return secondsPerResident(Consumption.now(stand).since(before), residents);
    }

    private static double secondsPerResident(Map<String, Duration> cpu, int residents) {
        return cpu.entrySet().stream().filter(process -> !process.getKey().equals(DRIVER))
                .mapToDouble(process -> process.getValue().toMillis() / MILLISECONDS).sum() / residents;
    }

    /** What all processes use while nobody is there. */
    void tellRest() throws IOException, InterruptedException {
        awaitCalm();
        Consumption before = Consumption.now(stand);
        Thread.sleep(REST);
        Map<String, Duration> used = Consumption.now(stand).since(before);
        String shares = used.entrySet().stream()
                .map(process -> String.format(Locale.ROOT, "%s %.1f", process.getKey(),
                        process.getValue().toMillis() * PERCENT / REST.toMillis()))
                .collect(Collectors.joining(", "));
        findings.add(Figure.alone("portal.rest", "% of a processor",
                used.values().stream().mapToLong(Duration::toMillis).sum() * PERCENT / REST.toMillis(),
                "while nobody is there: " + shares));
    }

    /** Waits until the servers have nothing left to do, or it takes too long. */
    void awaitCalm() throws InterruptedException {
        Consumption last = Consumption.now(stand);
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Thread.sleep(LOOK);
            Consumption now = Consumption.now(stand);
            if (now.total().minus(last.total()).toMillis() < CALM * LOOK.toMillis()) {
                return;
            }
            last = now;
        }
    }

    /** One line for a round of the search. */
    void tellShortly(Round round) throws IOException {
        String kinds = Stream.of(Kind.values())
                .map(kind -> kind.label() + " p95 " + whole(of(round, kind).p95()) + " ms, "
                        + of(round, kind).troubles())
                .collect(Collectors.joining("; "));
        findings.add(Figure.alone("portal.search.round", "%", round.share() * PERCENT,
                (round.met() ? "carried: " : "not carried: ") + kinds + String.format(Locale.ROOT,
                        "; %.0f ms of processor time a resident", round.secondsPerResident() * MILLISECONDS)));
    }

    /**
     * Every figure of a round.
     *
     * @param name of the part
     */
    void tell(String name, Round round) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Outcome outcome = of(round, kind);
            String prefix = "portal." + name + "." + kind.label();
            double asked = ARRIVALS * round.share()
                    * Journey.STEPS.stream().filter(step -> step.kind() == kind).count();
            figures.add(Figure.alone(prefix + ".rate", "1/s", outcome.rate(), String.format(Locale.ROOT,
                    "asked %.4g/s; %d of %d answered; %s", asked, outcome.answered(), outcome.planned(),
                    outcome.troubles())));
            figures.add(Figure.alone(prefix + ".p95", "ms", outcome.p95(), String.format(Locale.ROOT,
                    "aim < %.0f: %s; p50 %s, p99 %s, longest %s", Outcome.AIM, outcome.met() ? "met" : "missed",
                    whole(outcome.p50()), whole(outcome.p99()), whole(outcome.longest()))));
        }
        round.cpu().forEach((process, cpu) -> figures.add(Figure.alone("portal." + name + ".cpu." + process, "ms",
                cpu.toMillis() * 1.0 / round.residents(), "processor time of one resident's evening")));
        findings.add(figures);
    }

    private static Outcome of(Round round, Kind kind) {
        Outcome outcome = round.outcomes().get(kind);
        if (outcome == null) {
            throw new IllegalStateException("no outcome of " + kind);
        }
        return outcome;
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
