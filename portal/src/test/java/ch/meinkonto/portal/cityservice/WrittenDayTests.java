package ch.meinkonto.portal.cityservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Days, places and references as people write and read them. */
class WrittenDayTests {
    @Property
    void readsEveryDayHoweverPeopleAndProgramsWriteIt(@ForAll("days") LocalDate day) {
        int number = day.getDayOfMonth();
        int month = day.getMonthValue();
        for (String written : List.of(number + "." + month + "." + day.getYear(),
                "%02d.%02d.%d".formatted(number, month, day.getYear()), number + ". " + month + ". " + day.getYear(),
                " " + number + "/" + month + "/" + day.getYear() + " ", day.toString())) {
            assertThat(WrittenDay.read(written)).as(written).contains(day);
        }
    }

    @Property
    void readsNoDayThatIsNotInTheCalendar(@ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll @IntRange(min = 13, max = 99) int month, @ForAll @IntRange(min = 32, max = 99) int day) {
        assertThat(WrittenDay.read("1." + month + "." + year)).isEmpty();
        assertThat(WrittenDay.read(day + ".1." + year)).isEmpty();
        assertThat(WrittenDay.read("30.2." + year)).isEmpty();
    }

    @Example
    void readsNothingElse() {
        for (String other : List.of("", "morgen", "1.12.26", "2026/12/1", "1.12.2026 abends")) {
            assertThat(WrittenDay.read(other)).as(other).isEmpty();
        }
    }

    @Example
    void aMunicipalityIsFoundByItsNameInWhateverCaseAndTheCityItselfIsNoOther() {
        assertThat(Municipalities.numberOf(" WINTERTHUR ")).contains(230);
        assertThat(Municipalities.numberOf("Winterthur").flatMap(Municipalities::nameOf)).contains("Winterthur");
        assertThat(Municipalities.numberOf("Zürich")).isEmpty();
        assertThat(Municipalities.nameOf(Municipalities.ZURICH)).contains("Zürich");
        assertThat(Municipalities.numberOf("Hintertupfingen")).isEmpty();
    }

    @Property
    void aReferenceCanBeReadOverThePhone(@ForAll long seed, @ForAll @IntRange(min = 2020, max = 2099) int year) {
        String reference = new References(new Random(seed)).next("UM", year);
        assertThat(reference).matches("UM-" + year + "-[0-9A-HJKMNP-TV-Z]{8}")
                .isEqualTo(reference.toUpperCase(Locale.ROOT));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(2100, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
