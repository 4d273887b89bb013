package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import ch.meinkonto.portal.move.LandlordCheck.Result;

/** Numbers of chips, plates and names of landlords, as people write them. */
class MoveWordsTests {
    private static final Dwelling DWELLING = TestMoves.DWELLING;
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Property
    void readsEveryChipHoweverItsDigitsAreGrouped(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(12) String rest,
            @ForAll @IntRange(min = 1, max = 998) int issuer, @ForAll @IntRange(min = 1, max = 14) int gap) {
        String digits = "%03d".formatted(issuer) + rest;
        String grouped = digits.substring(0, gap) + " " + digits.substring(gap);
        assertThat(ChipNumber.parseAll(grouped)).containsExactly(new ChipNumber(digits));
        assertThat(ChipNumber.parseAll(ChipNumber.writeAll(List.of(new ChipNumber(digits))))).hasSize(1);
    }

    @Property
    void takesNoOtherNumberOfDigits(@ForAll @CharRange(from = '0', to = '9') @StringLength(max = 30) String digits) {
        if (digits.length() != 15) {
            assertThatThrownBy(() -> ChipNumber.parseAll(digits)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void takesNoTestChipsNorTheSameTwice() {
        for (String wrong : List.of("999000000000001", "000000000000001", "756093400012345, 756093400012345")) {
            assertThatThrownBy(() -> ChipNumber.parseAll(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void writesSwissPlatesInTheirOneForm(@ForAll @IntRange(min = 1, max = 999_999) int number) {
        assertThat(Plates.parseAll("zh" + number)).containsExactly("ZH " + number);
        assertThat(Plates.parseAll(Plates.writeAll(List.of("ZH " + number)))).containsExactly("ZH " + number);
    }

    @Example
    void takesPlatesOfOtherCountriesAndNoWords() {
        assertThat(Plates.parseAll("M-AB 1234, ZH 1")).containsExactly("MAB1234", "ZH 1");
        assertThatThrownBy(() -> Plates.parseAll("keine")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Plates.parseAll(" , ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aLandlordAgreesWhateverTheOrderAccentsAndFormOfTheCompany() {
        assertThat(check("Verwaltung Muster", "Muster Verwaltung AG")).isEqualTo(Result.AGREES);
        assertThat(check("Régie Müller SA", "regie muller")).isEqualTo(Result.AGREES);
        assertThat(check("Muster", "Verwaltung Muster AG")).isEqualTo(Result.AGREES);
        assertThat(check("Verwaltung Probe", "Verwaltung Muster")).isEqualTo(Result.DIFFERS);
        assertThat(check("AG", "Muster AG")).as("a form of company names nobody").isEqualTo(Result.DIFFERS);
        assertThat(LandlordCheck.of(DWELLING, "Muster", Optional.empty()).result()).isEqualTo(Result.NOT_REPORTED);
    }

    @Property
    void aReportOfADayFarFromTheMoveOrOfAnotherDwellingIsDoubtful(@ForAll @IntRange(min = -400, max = 400) int days,
            @ForAll boolean another) {
        LandlordCheck check = LandlordCheck.of(DWELLING, "Muster", Optional.of(
                new LandlordReport(another ? "1-1" : DWELLING.key(), "Muster AG", DAY.plusDays(days))));
        assertThat(check.result()).isEqualTo(Result.AGREES);
        assertThat(check.isOfAnotherDwelling()).isEqualTo(another);
        assertThat(check.isOfAnotherDay(DAY)).isEqualTo(days > 20 || days < -20);
        assertThat(check.isDoubtful(DAY)).isEqualTo(another || days > 20 || days < -20);
    }

    @Example
    void whatIsWrittenIsReadAgain() {
        LandlordCheck check = LandlordCheck.of(DWELLING, "Muster",
                Optional.of(new LandlordReport(DWELLING.key(), "Verwaltung\tProbe", DAY)));
        assertThat(LandlordCheck.read(check.write())).isEqualTo(check);
        assertThat(LandlordCheck.read("1-2\tAGREES\tMuster")).as("before dwelling and day were compared")
                .isEqualTo(new LandlordCheck("1-2", Result.AGREES, "Muster", "", null));
        assertThat(LandlordCheck.read(LandlordCheck.notAsked(DWELLING).write()).result()).isEqualTo(Result.NOT_ASKED);
    }

    private static Result check(String named, String reported) {
        return LandlordCheck.of(DWELLING, named, Optional.of(new LandlordReport(DWELLING.key(), reported, null)))
                .result();
    }
}
