package ch.meinkonto.soc.bench.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

import ch.meinkonto.soc.bench.attack.Attack;
import ch.meinkonto.soc.bench.attack.Attacker;
import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.city.Diary;
import ch.meinkonto.soc.bench.city.SteadyTraffic;
import ch.meinkonto.soc.bench.send.Happening;

/**
 * Half an hour of events: steady traffic, each attack twice, and an application that is silent for some minutes in between.
 * What is to be found is decided before the half hour is over.
 *
 * @param diary all of it
 * @param from when the half hour begins
 * @param detections folders of the detections that must find something
 */
record Plan(Diary diary, Instant from, Set<String> detections) {
    static final Duration SPAN = Duration.ofMinutes(30);
    private static final Duration LATEST_ATTACK = Duration.ofMinutes(21);
    private static final Duration SILENT_FROM = Duration.ofMinutes(8);
    private static final Duration SILENT_UNTIL = Duration.ofMinutes(12);
    private static final int EACH = 2;

    /**
     * @param seed the same seed, the same events but for their time
     * @param background how many events beside attacks and heartbeats
     */
    static Plan of(long seed, Instant from, int background) {
        SplittableRandom random = new SplittableRandom(seed);
        Diary diary = new Diary(random);
        diary.heartbeats(Application.PORTAL, from, from.plus(SPAN));
        diary.heartbeats(Application.AUTH_SERVER, from, from.plus(SPAN));
        diary.heartbeats(Application.DASHBOARDS, from, from.plus(SILENT_FROM));
        diary.heartbeats(Application.DASHBOARDS, from.plus(SILENT_UNTIL), from.plus(SPAN));
        diary.include(new SteadyTraffic(seed).events(background, from, SPAN));
        Set<String> detections = new TreeSet<>(Set.of("telemetry-silence"));
        Attacker attacker = new Attacker(diary, random);
        for (Attack attack : Attack.values()) {
            for (int number = 0; number < EACH; number++) {
                Instant begin = from.plusMillis(random.nextLong(LATEST_ATTACK.toMillis()));
                // None takes longer than the shortest window of its detection.
                attacker.plant(attack, begin, Duration.ofSeconds(30 + random.nextInt(240)));
            }
            detections.add(attack.detection());
        }
        return new Plan(diary, from, detections);
    }

    /** The first event of an application, its heartbeat: by it the engine knows how far behind the application is. */
    List<Happening> prelude(Application application) {
        return diary.events(application).subList(0, 1);
    }

    /** All others. */
    List<Happening> rest(Application application) {
        List<Happening> events = diary.events(application);
        return events.subList(1, events.size());
    }
}
