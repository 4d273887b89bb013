package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.ProfileChangeEvent;
import ch.meinkonto.soc.contract.SecondFactorEvent;

/**
 * A working day of a city the size of Zurich that is also the last day of a deadline, without a single attack. What is known
 * of the city is counted, the rest assumed: {@link Volumes} says which is which.
 */
public final class CityDay {
    private static final Duration LAST_HEARTBEATS = Duration.ofMinutes(15);
    private static final double AT_WORK = 0.45;
    private static final double ON_THE_MOVE = 0.35;
    private static final String[] SERVICES = {"parking-permit", "move", "filing-extension", "course", "certificate"};

    private final LocalDate day;
    private final Volumes volumes;
    private final RandomGenerator random;
    private final Residents residents;
    private final Diary diary;

    private CityDay(LocalDate day, Volumes volumes, long seed) {
        this.day = day;
        this.volumes = volumes;
        this.random = new SplittableRandom(seed);
        this.residents = new Residents(seed, volumes.accounts());
        this.diary = new Diary(random);
    }

    /** All that happens on a day; the same seed, the same day. */
    public static Diary of(LocalDate day, Volumes volumes, long seed) {
        return new CityDay(day, volumes, seed).lived();
    }

    private Diary lived() {
        Instant dawn = day.atStartOfDay(DayCurve.ZONE).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(DayCurve.ZONE).toInstant().plus(LAST_HEARTBEATS);
        for (Application application : Application.values()) {
            diary.heartbeats(application, dawn, end);
        }
        times(volumes.anonymousVisits(), DayCurve.RESIDENTS, this::lookAround);
        times(volumes.extensions(), DayCurve.DEADLINE, begin -> handIn(begin, "filing-extension"));
        times(volumes.moves(), DayCurve.RESIDENTS, begin -> handIn(begin, "move"));
        times(volumes.payments(), DayCurve.RESIDENTS, this::pay);
        times(volumes.otherVisits(), DayCurve.RESIDENTS, this::lookUp);
        times(volumes.profileChanges(), DayCurve.RESIDENTS, this::changeProfile);
        new Offices(diary, residents, volumes, random, day).work();
        new Occasions(diary, residents, volumes, random, day).happen();
        return diary;
    }

    /** What happens at a moment. */
    interface Act {
        void at(Instant begin);
    }

    private void times(int count, DayCurve curve, Act act) {
        for (int number = 0; number < count; number++) {
            act.at(curve.moment(day, random));
        }
    }

    private void lookAround(Instant begin) {
        visit(begin).browse(SERVICES[random.nextInt(SERVICES.length)], 2 + random.nextInt(5));
    }

    private void handIn(Instant begin, String service) {
        Visit visit = signedIn(begin);
        visit.submit(service);
        if (visit.happens(0.6)) {
            visit.download("confirmation");
        }
        end(visit);
    }

    private void pay(Instant begin) {
        Visit visit = signedIn(begin);
        String reference = visit.submit("parking-permit");
        long[] tariffs = {1_500, 3_000, 6_000, 12_000, 24_000, 36_000, 82_000};
        Payment.by(visit, reference, tariffs[random.nextInt(tariffs.length)]);
        visit.download("receipt");
        end(visit);
    }

    private void lookUp(Instant begin) {
        Visit visit = signedIn(begin);
        visit.call("requests", "list", null);
        for (int count = random.nextInt(4); count > 0; count--) {
            visit.download("decision");
        }
        end(visit);
    }

    /** A new telephone now and then brings a new second factor with it. */
    private void changeProfile(Instant begin) {
        Visit visit = signedIn(begin);
        String[] fields = {"address", "phone", "email", "iban"};
        visit.call("profile", "change", null);
        visit.tell(Application.PORTAL,
                new ProfileChangeEvent(visit.resident().account(), List.of(fields[random.nextInt(4)])));
        if (visit.happens(0.1)) {
            visit.think();
            visit.tell(Application.AUTH_SERVER, new SecondFactorEvent(EventAction.AUTH_MFA_ENROLL, Outcome.SUCCESS,
                    "totp", visit.resident().account(), null));
        }
        if (visit.happens(0.3)) {
            visit.download("confirmation");
        }
        end(visit);
    }

    private void end(Visit visit) {
        if (visit.happens(visit.habits().changedNetwork())) {
            visit.think();
            visit.changeNetwork();
            visit.call("requests", "list", null);
        }
        visit.leave();
    }

    private Visit signedIn(Instant begin) {
        Visit visit = visit(begin);
        SignIn.by(visit);
        return visit;
    }

    private Visit visit(Instant begin) {
        Resident resident = residents.any(random);
        return new Visit(diary, Habits.human(), random, resident, address(resident, begin), begin);
    }

    /** At work by day, on the move on the way, at home else; now and then abroad. */
    private String address(Resident resident, Instant begin) {
        if (random.nextDouble() < Habits.human().abroad()) {
            return Occasions.abroad(random);
        }
        int hour = DayCurve.hour(begin);
        boolean officeHours = hour >= 8 && hour < 17;
        double place = random.nextDouble();
        if (officeHours && place < AT_WORK) {
            return resident.workAddress();
        }
        return place > 1 - ON_THE_MOVE ? resident.mobileAddress() : resident.homeAddress();
    }
}
