package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import ch.meinkonto.soc.bench.attack.Attack;
import ch.meinkonto.soc.bench.attack.Attacker;
import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.city.Diary;
import ch.meinkonto.soc.bench.city.SteadyTraffic;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.send.Chain;
import ch.meinkonto.soc.bench.send.OtlpLine;
import ch.meinkonto.soc.bench.send.Pace;
import ch.meinkonto.soc.bench.send.Relay;
import ch.meinkonto.soc.bench.send.Relays;
import ch.meinkonto.soc.bench.stand.Size;
import ch.meinkonto.soc.bench.stand.Stand;
import ch.meinkonto.soc.bench.stand.StoredDocuments;

/** From the last event of an attack until its alert can be found, while other events come at a steady rate. */
final class LatencyFigures {
    private static final int[] RATES = {300, 2_000};
    private static final Duration WARMING = Duration.ofSeconds(15);
    /** What the first steps of an attack take; the last event is what counts. */
    private static final Duration ATTACK = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Attack[] KINDS = {Attack.CARD_TESTING, Attack.MFA_FATIGUE, Attack.REFRESH_TOKEN_REUSE};

    private final Run run;
    private final Duration measured;
    private final Duration between;

    LatencyFigures(Run run) {
        this.run = run;
        this.measured = run.quick() ? Duration.ofSeconds(15) : Duration.ofSeconds(60);
        this.between = Duration.ofMillis(run.quick() ? 150 : 250);
    }

    void measure() throws IOException, InterruptedException {
        run.report().progress("latency: starting engine and Elasticsearch");
        try (Stand stand = Stand.open(run.installation(), Size.measured(), List.of());
                StoredDocuments documents = stand.documents()) {
            List<Chain> chains = Application.sources().stream().map(Chain::new).toList();
            int phase = 0;
            for (int rate : RATES) {
                run.report().progress("latency: " + rate + " events/s");
                List<Duration> latencies = at(rate, stand.line(), chains, documents, run.seed() + phase++);
                tell(rate, latencies);
            }
            Machine.memory(run, "latency", stand.enginePid());
        }
    }

    private List<Duration> at(int rate, OtlpLine line, List<Chain> chains, StoredDocuments documents, long seed)
            throws IOException, InterruptedException {
        // Time to make up all events before the first of them is due.
        Instant begin = run.clock().instant().plus(Duration.ofSeconds(1 + rate / 400));
        Duration length = WARMING.plus(measured);
        SplittableRandom random = new SplittableRandom(seed);
        Diary diary = new Diary(random);
        diary.include(new SteadyTraffic(seed).events((int) (rate * length.toSeconds()), begin, length));
        for (Application application : Application.values()) {
            diary.heartbeats(application, begin, begin.plus(length));
        }
        List<Attacker.Planted> attacks = attacks(new Attacker(diary, random), begin);
        List<Relay<?>> relays = new ArrayList<>();
        Pace pace = Pace.clocked(run.clock(), begin, begin, 1);
        for (Application application : Application.values()) {
            relays.add(Relay.events(line, chains.get(application.ordinal()), application.source(),
                    diary.events(application), pace));
        }
        requireInTime(begin);
        try (Relays delivering = new Relays(relays)) {
            delivering.start();
            AlertWatch watch = new AlertWatch(documents, run.clock(), attacks);
            List<Duration> latencies = watch.until(begin.plus(length).plus(PATIENCE));
            delivering.join(PATIENCE, rate + " events/s");
            return latencies;
        }
    }

    /** Evenly after the warming up, each at another moment of a second than the one before. */
    private List<Attacker.Planted> attacks(Attacker attacker, Instant begin) {
        List<Attacker.Planted> attacks = new ArrayList<>();
        Instant last = begin.plus(WARMING);
        for (int number = 0; last.isBefore(begin.plus(WARMING).plus(measured)); number++) {
            attacks.add(attacker.plant(KINDS[number % KINDS.length], last.minus(ATTACK), ATTACK));
            last = last.plus(between).plusMillis(number % 7);
        }
        return attacks;
    }

    private void requireInTime(Instant begin) throws IOException {
        if (run.clock().instant().isAfter(begin)) {
            throw new IOException("The machine is too slow to make up the events in time.");
        }
    }

    private void tell(int rate, List<Duration> latencies) {
        List<Duration> sorted = latencies.stream().sorted().toList();
        String note = String.format(Locale.ROOT,
                "%d attacks, their last event's own time until the alert was found by a "
                        + "query every %d ms; worst %d ms",
                sorted.size(), AlertWatch.POLL.toMillis(),
                sorted.getLast().toMillis());
        for (int percent : new int[]{50, 99}) {
            run.report()
                    .figure(Figure.alone("pipeline.latency." + rate + ".p" + percent, "ms",
                            percentile(sorted, percent), note));
        }
    }

    /** Nearest rank. */
    static double percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(0, rank - 1)).toNanos() / 1e6;
    }
}
