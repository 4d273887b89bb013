package ch.meinkonto.soc.bench.kill;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.send.Chain;
import ch.meinkonto.soc.bench.send.OtlpLine;
import ch.meinkonto.soc.bench.send.Pace;
import ch.meinkonto.soc.bench.send.Relay;
import ch.meinkonto.soc.bench.send.Relays;
import ch.meinkonto.soc.bench.stand.Installation;
import ch.meinkonto.soc.bench.stand.Size;
import ch.meinkonto.soc.bench.stand.Stand;
import ch.meinkonto.soc.bench.stand.StoredDocuments;

/**
 * Some kills, one after the other, of one pipeline under load; then the same events again for one that nobody disturbs.
 *
 * <p>
 * The events are half an hour old when they come, as after a long outage: so that windows of minutes, and a silence of minutes,
 * pass within the run. That the engine waits for sources that are behind, it only knows of those it has heard of; a heartbeat of
 * each is stored first, and the engine started anew.
 */
public final class KillRound {
    /** How long a kill and what follows takes, at most, on a machine that does other things as well. */
    private static final Duration PER_KILL = Duration.ofSeconds(16);
    private static final int EVENTS_PER_SECOND = 150;
    private static final double DURING_RECOVERY = 0.3;
    private static final double ENGINE = 0.6;
    private static final int LONGEST_RECOVERY_MILLIS = 5_000;
    private static final int LONGEST_LOAD_MILLIS = 2_500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration TOGETHER = Duration.ofMinutes(1);
    private static final List<String> NO_SNAPSHOT = List.of("meinkonto.detect.snapshot-every=1h");
    /** Often, so that kills hit while one is written and restarts begin from one. */
    private static final List<String> SNAPSHOTS = List.of("meinkonto.detect.snapshot-every=5s");

    private final Installation installation;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param progress is told of each kill
     */
    public KillRound(Installation installation, Clock clock, Consumer<String> progress) {
        this.installation = installation;
        this.clock = clock;
        this.progress = progress;
    }

    /** What the disturbed pipeline came to. */
    record Disturbed(Seen seen, int engineKills, int storeKills, long events, long repeats) {}

    /**
     * Plays a round.
     *
     * @param seed of events, victims and moments
     * @param kills how many, at least 2: one of each
     */
    public Outcome play(long seed, int kills) throws IOException, InterruptedException {
        Duration length = PER_KILL.multipliedBy(kills);
        Plan plan = Plan.of(seed, clock.instant().minus(Plan.SPAN).minusSeconds(60),
                (int) (length.toSeconds() * EVENTS_PER_SECOND));
        Disturbed disturbed = disturbed(plan, seed, kills, length);
        progress.accept("the same " + disturbed.events() + " events without kills");
        Seen undisturbed;
        try (Stand stand = opened();
                Relays relays = relays(stand, plan, prepare(stand, plan), Pace.lockstep(TOGETHER))) {
            relays.start();
            relays.join(PATIENCE, "the undisturbed events");
            undisturbed = seen(stand, plan);
        }
        return Outcome.of(seed, disturbed, undisturbed, plan.detections());
    }

    private Disturbed disturbed(Plan plan, long seed, int kills, Duration length)
            throws IOException, InterruptedException {
        try (Stand stand = opened()) {
            Map<Application, Chain> chains = prepare(stand, plan);
            Pace.Clocked pace = Pace.clocked(clock, clock.instant(), plan.from(),
                    (double) Plan.SPAN.toMillis() / length.toMillis());
            try (Relays relays = relays(stand, plan, chains, pace)) {
                relays.start();
                int engineKills = kill(stand, relays, seed, kills);
                stand.awaitReady();
                pace.hurry();
                relays.join(PATIENCE, "the disturbed events");
                return new Disturbed(seen(stand, plan), engineKills, kills - engineKills, plan.diary().size(),
                        relays.repeats());
            }
        }
    }

    /** Kills so many times; how often that was the engine. */
    private int kill(Stand stand, Relays relays, long seed, int kills) throws IOException, InterruptedException {
        int engineKills = 0;
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 1; number <= kills; number++) {
            boolean recovering = number > 2 && random.nextDouble() < DURING_RECOVERY;
            if (recovering) {
                Thread.sleep(random.nextInt(LONGEST_RECOVERY_MILLIS));
            } else {
                awaitLoad(stand, relays);
                Thread.sleep(random.nextInt(LONGEST_LOAD_MILLIS));
            }
            Stand.Victim victim = victim(number, random);
            engineKills += victim == Stand.Victim.ENGINE ? 1 : 0;
            progress.accept("kill " + number + " of " + kills + ": " + victim + (recovering ? ", not waiting" : "")
                    + ", " + relays.acknowledged() + " events acknowledged");
            stand.killAndRestart(victim);
        }
        return engineKills;
    }

    /** Each at least once. */
    private static Stand.Victim victim(int number, SplittableRandom random) {
        boolean engine = random.nextDouble() < ENGINE;
        return number == 1 || number > 2 && engine ? Stand.Victim.ENGINE : Stand.Victim.ELASTICSEARCH;
    }

    /** Until events are acknowledged again. */
    private static void awaitLoad(Stand stand, Relays relays) throws IOException, InterruptedException {
        stand.awaitReady();
        int before = relays.acknowledged();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (relays.acknowledged() == before) {
            if (relays.isDone()) {
                throw new IOException("All events were delivered before all kills were done: the machine is too slow.");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("No event was acknowledged for " + PATIENCE.toMinutes() + " min.");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private Stand opened() throws IOException, InterruptedException {
        return Stand.open(installation, Size.quickToStart(), NO_SNAPSHOT);
    }

    private static Map<Application, Chain> prepare(Stand stand, Plan plan) throws IOException, InterruptedException {
        Map<Application, Chain> chains = new EnumMap<>(Application.class);
        OtlpLine line = stand.line();
        List<Relay<?>> preludes = new ArrayList<>();
        Pace pace = Pace.lockstep(TOGETHER);
        for (Application application : Application.values()) {
            Chain chain = new Chain(application.source());
            chains.put(application, chain);
            preludes.add(Relay.events(line, chain, application.source(), plan.prelude(application), pace));
        }
        try (Relays relays = new Relays(preludes)) {
            relays.start();
            relays.join(PATIENCE, "the first heartbeats");
        }
        stand.restartEngine(SNAPSHOTS);
        return chains;
    }

    private static Relays relays(Stand stand, Plan plan, Map<Application, Chain> chains, Pace pace) {
        OtlpLine line = stand.line();
        List<Relay<?>> relays = new ArrayList<>();
        chains.forEach((application, chain) -> relays
                .add(Relay.events(line, chain, application.source(), plan.rest(application), pace)));
        return new Relays(relays);
    }

    private static Seen seen(Stand stand, Plan plan) throws IOException, InterruptedException {
        Set<String> sent = new HashSet<>();
        plan.diary().events().forEach(event -> sent.add(event.id().toString()));
        try (StoredDocuments documents = stand.documents()) {
            return Seen.in(documents, sent);
        }
    }
}
