package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** When on a day things happen: an hour's share of them. */
enum DayCurve {
    /** Residents on a working day: after breakfast, at noon, and most in the evening, a tenth to an eighth in one hour. */
    RESIDENTS(4, 2, 1, 1, 1, 3, 12, 26, 38, 46, 48, 46, 52, 50, 44, 44, 48, 60, 76, 94, 102, 88, 56, 18),
    /** The last day of a deadline: late, and a last rush before midnight. */
    DEADLINE(2, 1, 1, 0, 0, 1, 6, 18, 30, 40, 44, 44, 50, 48, 46, 48, 56, 72, 92, 108, 112, 98, 66, 40),
    /** Staff at the desk; a few stay until after eight. */
    STAFF(0, 0, 0, 0, 0, 0, 1, 40, 95, 110, 108, 100, 45, 70, 105, 105, 95, 60, 12, 3, 0.25, 0, 0, 0),
    /** Programs, which do not sleep. */
    PROGRAMS(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    /** Where the city lies. */
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final double[] hours;
    private final double sum;

    DayCurve(double... hours) {
        this.hours = hours;
        double all = 0;
        for (double hour : hours) {
            all += hour;
        }
        this.sum = all;
    }

    /** A moment of the day, more often where the curve is high. */
    Instant moment(LocalDate day, RandomGenerator random) {
        double left = random.nextDouble() * sum;
        int hour = 0;
        while (left >= hours[hour] && hour < hours.length - 1) {
            left -= hours[hour];
            hour++;
        }
        return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant()
                .plusMillis(random.nextLong(Duration.ofHours(1).toMillis()));
    }

    /** The hour of a moment where the city lies. */
    static int hour(Instant moment) {
        return moment.atZone(ZONE).getHour();
    }
}
