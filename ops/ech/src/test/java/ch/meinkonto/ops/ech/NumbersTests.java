package ch.meinkonto.ops.ech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import ch.meinkonto.ops.ech.ResidencePermit.Category;

/** Numbers with check digits and ranges. */
class NumbersTests {
    @Property(tries = 1000)
    void takesEveryAhvNumberWithItsCheckDigit(@ForAll @LongRange(max = 999_999_999) long body) {
        Ahvn13 number = Ahvn13.of(body);

        assertThat(number.body()).isEqualTo(body);
        assertThat(Ahvn13.parse(number.dotted())).isEqualTo(number);
        assertThat(Ahvn13.parse(number.digits())).isEqualTo(number);
        assertThat(number.digits()).hasSize(13).startsWith("756");
    }

    @Property(tries = 1000)
    void noticesEveryWrongDigitOfAnAhvNumber(@ForAll @LongRange(max = 999_999_999) long body,
            @ForAll @IntRange(min = 3, max = 12) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        String digits = Ahvn13.of(body).digits();
        char wrong = (char) ('0' + (digits.charAt(place) - '0' + by) % 10);
        String mistyped = digits.substring(0, place) + wrong + digits.substring(place + 1);

        assertThatIllegalArgumentException().isThrownBy(() -> Ahvn13.parse(mistyped));
    }

    @Example
    void knowsThePublicSpecimenOfTheAhvNumber() {
        assertThat(Ahvn13.parse("756.9217.0769.85").number()).isEqualTo(7_569_217_076_985L);
        assertThat(Ahvn13.parse("756 1234 5678 97").dotted()).isEqualTo("756.1234.5678.97");
        assertThat(Ahvn13.parse("756.1234.5678.97").toString()).doesNotContain("1234");
    }

    @Example
    void refusesWhatIsNoAhvNumber() {
        for (String wrong : new String[]{"", "756", "755.9217.0769.85", "756.9217.0769.8", "756.9217.0769.855",
                "756-9217-0769-85", "756.9217.0769.8x"}) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Ahvn13.parse(wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Ahvn13.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Ahvn13.of(1_000_000_000));
        assertThatIllegalArgumentException().isThrownBy(() -> Ahvn13.read("756.9217.0769.85"));
    }

    @Property(tries = 1000)
    void noticesEveryWrongDigitOfAnInsuranceCard(@ForAll @IntRange(max = 99_999) int insurer,
            @ForAll @IntRange(max = 999_999_999) int card, @ForAll @IntRange(min = 5, max = 19) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        InsuranceCardNumber number = InsuranceCardNumber.of(insurer, card);
        assertThat(number.insurer()).isEqualTo(insurer);
        assertThat(number.card()).isEqualTo(card);
        assertThat(
                InsuranceCardNumber.parse(" " + number.digits().substring(0, 5) + " " + number.digits().substring(5)))
                .isEqualTo(number);

        String digits = number.digits();
        char wrong = (char) ('0' + (digits.charAt(place) - '0' + by) % 10);
        String mistyped = digits.substring(0, place) + wrong + digits.substring(place + 1);

        assertThatIllegalArgumentException().isThrownBy(() -> InsuranceCardNumber.parse(mistyped));
    }

    @Example
    void knowsTheRangesOfMunicipalitiesBuildingsAndDwellings() {
        assertThat(new BfsNumber(9999).value()).isEqualTo(9999);
        assertThatIllegalArgumentException().isThrownBy(() -> new BfsNumber(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BfsNumber(10_000));
        assertThat(new DwellingNumber(999_999_999, 999).ewid()).isEqualTo(999);
        assertThatIllegalArgumentException().isThrownBy(() -> new DwellingNumber(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DwellingNumber(1, 1000));
    }

    @Example
    void takesTheLatestDayOfADateThatIsPartlyKnown() {
        assertThat(PartialDate.of(LocalDate.of(2000, 2, 3)).latest()).isEqualTo("2000-02-03");
        assertThat(new PartialDate.Month(YearMonth.of(2000, 2)).latest()).isEqualTo("2000-02-29");
        assertThat(new PartialDate.WholeYear(Year.of(2000)).latest()).isEqualTo("2000-12-31");
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialDate.WholeYear(Year.of(10_000)));
    }

    @Example
    void knowsThePermitByItsLetter() {
        assertThat(new ResidencePermit("060101", null, null, null).category()).isEqualTo(Category.G);
        assertThat(new ResidencePermit("0102", null, null, null).category()).isEqualTo(Category.A);
        assertThat(new ResidencePermit("1300", null, null, null).category()).isEqualTo(Category.UNASSIGNED);
        for (Category category : Category.values()) {
            assertThat(ResidencePermit.of(category, null).category()).isEqualTo(category);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ResidencePermit("14", null, null, null));
    }
}
