package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

import ch.meinkonto.soc.bench.send.Happening;
import ch.meinkonto.soc.contract.EventIds;

/** Load at one rate: residents who sign in, hand in a request, pay and fetch a receipt, and give no reason for an alert. */
public final class SteadyTraffic {
    private static final int ACCOUNTS = 300_000;
    private static final int EVENTS_PER_VISIT = 10;

    private final Residents residents;
    private final SplittableRandom random;

    /** The same seed, the same traffic. */
    public SteadyTraffic(long seed) {
        this.residents = new Residents(seed, ACCOUNTS);
        this.random = new SplittableRandom(seed);
    }

    /**
     * So many events, evenly spread over a time, in order.
     *
     * @param count how many, at least 1
     */
    public List<Happening> events(int count, Instant from, Duration time) {
        Diary diary = new Diary(random);
        int visits = count / EVENTS_PER_VISIT + 2;
        for (int visit = 0; visit < visits || diary.size() < count; visit++) {
            visit(diary, from.plusNanos((long) (time.toNanos() * random.nextDouble())));
        }
        List<Happening> all = diary.events().stream().limit(count).toList();
        // Whoever began late ends late: moved closer together, so that the rate is the same all the time.
        Happening[] spread = new Happening[all.size()];
        EventIds ids = new EventIds(random);
        for (int index = 0; index < spread.length; index++) {
            Happening happening = all.get(index);
            Instant moment = from.plusNanos(time.toNanos() / count * index);
            spread[index] = new Happening(ids.at(moment), moment, happening.source(), happening.event(),
                    happening.caller());
        }
        return List.of(spread);
    }

    private void visit(Diary diary, Instant begin) {
        Resident resident = residents.any(random);
        Visit visit = new Visit(diary, Habits.flawless(), random, resident, resident.homeAddress(), begin);
        SignIn.by(visit);
        String reference = visit.submit("parking-permit");
        Payment.by(visit, reference, 3_000 + random.nextLong(30_000));
        visit.download("receipt");
        visit.leave();
    }
}
