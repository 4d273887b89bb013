package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.NamedPersonId;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.Sex;

/**
 * Somebody who may move, as kept among the answers.
 *
 * @param identification as messages name them; with AHV number
 * @param foreigner whether they have a permit
 */
record RegisteredPerson(PersonIdentification identification, boolean foreigner) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 8;
    private static final int FULL_AGE = 18;

    /** First names and name, as people read it. */
    String name() {
        return identification.firstNames() + " " + identification.officialName();
    }

    /** Whether somebody is not of age on a day; of whom only month or year of birth is known, as long as that can be. */
    boolean isUnderAge(LocalDate day) {
        LocalDate latest = switch (identification.dateOfBirth()) {
            case PartialDate.Day birth -> birth.date();
            case PartialDate.Month birth -> birth.month().atEndOfMonth();
            case PartialDate.WholeYear birth -> birth.year().atMonth(12).atEndOfMonth();
        };
        return latest.plusYears(FULL_AGE).isAfter(day);
    }

    private static String written(PartialDate date) {
        return switch (date) {
            case PartialDate.Day day -> day.date().toString();
            case PartialDate.Month month -> month.month().toString();
            case PartialDate.WholeYear year -> year.year().toString();
        };
    }

    private static PartialDate date(String written) {
        return switch (written.length()) {
            case 4 -> new PartialDate.WholeYear(Year.parse(written));
            case 7 -> new PartialDate.Month(YearMonth.parse(written));
            default -> PartialDate.of(LocalDate.parse(written));
        };
    }

    /** In one line; names are single lines without tabs by the types of the messages. */
    String write() {
        Ahvn13 number = identification.ahvn13();
        return String.join(BETWEEN, number == null ? "" : number.digits(), identification.localPersonId().category(),
                identification.localPersonId().id(), identification.officialName(), identification.firstNames(),
                identification.sex().name(), written(identification.dateOfBirth()), Boolean.toString(foreigner));
    }

    /** What {@link #write} wrote. */
    static RegisteredPerson read(String line) {
        String[] parts = line.split(BETWEEN, PARTS);
        PersonIdentification identification = new PersonIdentification(
                parts[0].isEmpty() ? null : Ahvn13.parse(parts[0]), new NamedPersonId(parts[1], parts[2]), List.of(),
                List.of(), parts[3], parts[4], null, Sex.valueOf(parts[5]), date(parts[6]));
        return new RegisteredPerson(identification, Boolean.parseBoolean(parts[7]));
    }

    static String writeAll(List<RegisteredPerson> people) {
        return String.join("\n", people.stream().map(RegisteredPerson::write).toList());
    }

    static List<RegisteredPerson> readAll(String lines) {
        return Arrays.stream(lines.split("\n")).filter(line -> !line.isBlank()).map(RegisteredPerson::read).toList();
    }

    /** Nobody's name in a log. */
    @Override
    public String toString() {
        return "RegisteredPerson[…]";
    }
}
