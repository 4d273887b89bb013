package ch.meinkonto.portal.parkingpermit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** Days as people and programs write them. */
final class WrittenDay {
    private static final Pattern SWISS = Pattern.compile("([0-9]{1,2})\\. ?([0-9]{1,2})\\. ?([0-9]{4})");

    private WrittenDay() {}

    /**
     * Reads {@code 3.12.2026} or {@code 2026-12-03}.
     *
     * @throws ParkingPermitRejected with one reason when it is missing, with the other when it is no day
     */
    static LocalDate read(String written, Reason missing, Reason format) {
        String stripped = written.strip();
        if (stripped.isEmpty()) {
            throw new ParkingPermitRejected(missing);
        }
        try {
            Matcher swiss = SWISS.matcher(stripped);
            return swiss.matches()
                    ? LocalDate.of(Integer.parseInt(swiss.group(3)), Integer.parseInt(swiss.group(2)),
                            Integer.parseInt(swiss.group(1)))
                    : LocalDate.parse(stripped);
        } catch (DateTimeException noDay) {
            throw new ParkingPermitRejected(format);
        }
    }
}
