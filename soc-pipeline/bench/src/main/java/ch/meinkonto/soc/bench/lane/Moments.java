package ch.meinkonto.soc.bench.lane;

import java.time.Instant;

/** When events happen: one working day, some milliseconds apart. */
final class Moments {
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final int APART = 37;

    private Moments() {}

    /** The moment of an event, UTC, with milliseconds. */
    static Instant of(int number) {
        return START.plusMillis((long) number * APART);
    }

    /** The same as Sysmon writes it. */
    static String withBlank(int number) {
        String written = "%-23s".formatted(of(number).toString().replace('T', ' ').replace("Z", ""));
        return written.length() == 23 && written.charAt(19) == '.' ? written : written.substring(0, 19) + ".000";
    }
}
