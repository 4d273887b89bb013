package ch.meinkonto.soc.bench.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.send.Happening;

/** The city that nobody lives in. */
class CityTests {
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void isTheSameForTheSameSeed() {
        Volumes small = Volumes.zurich().dividedBy(300);
        List<Happening> day = CityDay.of(DAY, small, 5).events();
        assertThat(CityDay.of(DAY, small, 5).events()).isEqualTo(day);
        assertThat(CityDay.of(DAY, small, 6).events()).isNotEqualTo(day);
    }

    @Test
    void livesForADayAndMostInTheEvening() {
        List<Happening> events = CityDay.of(DAY, Volumes.zurich().dividedBy(50), 5).events();
        Map<Integer, Long> logins = events.stream()
                .filter(event -> event.event().action().value().equals("auth.login"))
                .collect(Collectors.groupingBy(event -> DayCurve.hour(event.time()), Collectors.counting()));
        long all = logins.values().stream().mapToLong(each -> each).sum();
        assertThat(logins.get(20) / (double) all).isBetween(0.07, 0.15);
        assertThat(logins.getOrDefault(3, 0L)).isLessThan(logins.get(20) / 10);
        assertThat(events.getFirst().time()).isEqualTo(DAY.atStartOfDay(DayCurve.ZONE).toInstant());
    }

    @Test
    void hasAsMuchAsItsVolumesSay() {
        Volumes volumes = Volumes.zurich().dividedBy(50);
        List<Happening> events = CityDay.of(DAY, volumes, 5).events();
        assertThat(count(events, "case.submit"))
                .isEqualTo(volumes.extensions() + volumes.moves() + volumes.payments());
        assertThat(count(events, "payment.initiate")).isBetween((long) volumes.payments(), 2L * volumes.payments());
        assertThat(count(events, "dossier.access") / (double) volumes.caseworkers()).isBetween(30.0, 60.0);
    }

    @Test
    void knowsTheSameResidentAgain() {
        Residents residents = new Residents(9, 1_000);
        assertThat(residents.resident(41)).isEqualTo(residents.resident(41)).isNotEqualTo(residents.resident(42));
        assertThat(residents.resident(40).household()).isEqualTo(residents.resident(41).household());
    }

    @Test
    void givesNoReasonForAnAlertInSteadyTraffic() {
        List<Happening> events = new SteadyTraffic(1).events(3_000, START, Duration.ofSeconds(30));
        assertThat(events).hasSize(3_000);
        // An incomplete form is one; nobody is alarmed by it.
        assertThat(events.stream()
                .filter(event -> event.event().outcome().value().equals("failure"))
                .map(event -> event.event().action().value())
                .distinct()).isSubsetOf("service.call");
        assertThat(events.get(1_500).time()).isEqualTo(START.plusSeconds(15));
    }

    @Test
    void makesMistakesAsOftenAsPeople() {
        Diary diary = new Diary(new SplittableRandom(1));
        Residents residents = new Residents(2, 10_000);
        SplittableRandom random = new SplittableRandom(3);
        for (int number = 0; number < 4_000; number++) {
            Resident resident = residents.any(random);
            SignIn.by(new Visit(diary, Habits.human(), random, resident, resident.homeAddress(), START));
        }
        long failed = diary.events().stream()
                .filter(event -> event.event().action().value().equals("auth.login"))
                .filter(event -> event.event().outcome().value().equals("failure"))
                .count();
        assertThat(failed / 4_000.0).isBetween(0.1, 0.18);
    }

    private static long count(List<Happening> events, String action) {
        return events.stream().filter(event -> event.event().action().value().equals(action)).count();
    }
}
