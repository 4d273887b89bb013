package ch.meinkonto.portal.datedrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cityservice.Money;

/** What services read, from the figures that come with the software. */
@PortalTest
class DatedRulesTests {
    @Autowired
    private DatedRules rules;
    @Autowired
    private CurrentRules current;
    @Autowired
    private RuleWords words;
    @Autowired
    private Clock clock;

    @ParameterizedTest
    @CsvSource({"2022, 2023-03-31", "2023, 2024-03-31", "2024, 2025-04-30", "2025, 2026-03-31", "2026, 2027-03-31"})
    void movesTheOrdinaryDateOfOneTaxYear(int taxYear, LocalDate expected) {
        assertThat(rules.deadline(RuleName.deadline("tax-extension.ordinary-date"), Year.of(taxYear)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"first-extension, 2026-09-30", "second-extension-opens, 2026-08-01", "second-extension, 2026-11-30",
            "self-employed-date, 2026-09-30"})
    void knowsTheDatesOfTheTaxExtension(String rule, LocalDate expected) {
        assertThat(rules.deadline(RuleName.deadline("tax-extension." + rule), Year.of(2025))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2027-12-31, combustion, 1561, 30000", "2028-01-01, combustion, 1561, 62440",
            "2028-01-01, hybrid, 1561, 62440", "2028-01-01, electric, 1561, 54635", "2027-12-31, electric, 400, 30000",
            "2028-01-01, electric, 400, 14000"})
    void hasTheOldAndTheNewParkingTariffBesideOneAnother(LocalDate begins, String drive, int kilograms, long rappen) {
        Tariff tariff = rules.tariff(RuleName.tariff("parking-permit.year"), begins);
        assertThat(tariff.price(drive, kilograms)).isEqualTo(new Money(rappen));
    }

    @Test
    void knowsTheOtherFigures() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThat(rules.amount(RuleName.amount("parking-permit.day"), day)).isEqualTo(Money.francs(15));
        assertThat(rules.amount(RuleName.amount("parking-permit.provisional"), day)).isEqualTo(Money.francs(15));
        assertThat(rules.days(RuleName.quantity("parking-permit.provisional-days"), day)).isEqualTo(45);
        assertThat(rules.amount(RuleName.amount("move.late-fine"), day)).isEqualTo(Money.francs(100));
        assertThat(rules.days(RuleName.quantity("move.report-period"), day)).isEqualTo(14);
        assertThat(rules.years(RuleName.quantity("weekly-residence.longest-extension"), day)).isEqualTo(4);
        assertThat(rules.percentage(RuleName.percentage("holiday-courses.kulturlegi-reduction"), day)
                .share(Money.francs(385))).isEqualTo(new Money(19_250));
        assertThat(rules.places(RuleName.quantity("holiday-courses.fiesch-seats"), day)).isEqualTo(660);
        assertThat(rules.tariff(RuleName.tariff("holiday-courses.cancellation-fee"), day).price("full-day-week", 1))
                .isEqualTo(Money.francs(40));
    }

    @Test
    void everyRuleHasANameASourceAndNoDayWithoutAValue() {
        assertThat(current.all()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(rule -> {
            assertThat(rule.timeline().isGapless()).as(rule.key()).isTrue();
            assertThat(rule.versions()).as(rule.key())
                    .isNotEmpty()
                    .allSatisfy(version -> assertThat(version.source()).isNotBlank());
            for (String language : RuleValue.Text.LANGUAGES) {
                assertThat(words.title(rule.key(), Locale.of(language))).as(rule.key()).isNotBlank();
                rule.versions()
                        .forEach(version -> assertThat(words.words(version.value(), Locale.of(language))).isNotEmpty());
            }
        });
    }

    @Test
    void failsLoudlyWhereARuleIsMissingOrOfAnotherKind() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThatExceptionOfType(RuleMissing.class)
                .isThrownBy(() -> rules.amount(RuleName.amount("move.nothing"), day));
        assertThatExceptionOfType(RuleMissing.class)
                .isThrownBy(() -> rules.amount(RuleName.amount("move.report-period"), day));
        assertThatExceptionOfType(RuleMissing.class)
                .isThrownBy(() -> rules.years(RuleName.quantity("move.report-period"), day));
        assertThatExceptionOfType(RuleMissing.class)
                .isThrownBy(() -> rules.amount(RuleName.amount("move.late-fine"), LocalDate.of(1990, 1, 1)));
    }

    @Test
    void doesNotStartWithoutARuleThatAServiceDeclares() {
        DeclaredRules declared = new DeclaredRules("move", List.of(RuleName.amount("move.late-fine"),
                RuleName.amount("move.nothing"), RuleName.deadline("move.report-period")));
        assertThatExceptionOfType(RuleMissing.class)
                .isThrownBy(() -> new RulesAtStart(List.of(declared), current, clock).afterSingletonsInstantiated())
                .withMessage("move needs rule move.nothing, which is not there; "
                        + "move needs rule move.report-period, which is of kind quantity");
    }
}
