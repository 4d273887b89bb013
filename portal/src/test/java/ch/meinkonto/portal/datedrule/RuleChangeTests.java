package ch.meinkonto.portal.datedrule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;

/** Whatever is proposed and approved in whatever order: the past stays, no day is without a value, nobody loses time. */
class RuleChangeTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /**
     * Somebody proposes something on a day, and somebody decides some days later.
     *
     * @param day day of the proposal, counted from the first
     * @param delay days until the decision
     * @param from first day of the change, counted from the first
     * @param length number of days less one, negative for no end
     * @param value what is to hold
     */
    record Attempt(int day, int delay, int from, int length, int value) {}

    @Property
    void approvalsNeverChangeThePastNorLeaveAGap(@ForAll("attempts") List<Attempt> attempts) {
        DatedRule rule = rule(RuleKind.AMOUNT, new Amount(new Money(100)));
        LocalDate today = FIRST;
        for (Attempt attempt : attempts) {
            LocalDate proposed = today.plusDays(attempt.day());
            LocalDate from = FIRST.plusDays(attempt.from());
            Period period = new Period(from, attempt.length() < 0 ? null : from.plusDays(attempt.length()));
            DatedRule before = rule;
            today = proposed.plusDays(attempt.delay());
            rule = approve(rule, period, new Amount(new Money(attempt.value())), proposed, today).orElse(rule);
            for (int day = 0; day <= 400; day++) {
                LocalDate any = FIRST.plusDays(day);
                assertThat(rule.timeline().at(any)).isPresent();
                if (!any.isAfter(today)) {
                    assertThat(rule.timeline().at(any)).as("%s as of %s", any, today)
                            .isEqualTo(before.timeline().at(any));
                }
            }
            assertThat(rule.timeline().isGapless()).isTrue();
        }
    }

    @Property
    void aDeadlineOfABegunTaxYearOnlyGetsLaterAndNeverLiesInThePast(@ForAll("attempts") List<Attempt> attempts) {
        DatedRule rule = rule(RuleKind.DEADLINE, new Deadline(MonthDay.of(3, 31), 1));
        LocalDate today = FIRST;
        for (Attempt attempt : attempts) {
            today = today.plusDays(attempt.day() * 10L);
            Year from = Year.of(2024 + attempt.from() % 8);
            Period period = new Period(from.atDay(1), attempt.length() < 0
                    ? null
                    : from.plusYears(attempt.length() % 3).atMonth(12).atEndOfMonth());
            MonthDay day = MonthDay.of(1 + attempt.value() % 12, 1 + attempt.value() % 28);
            DatedRule before = rule;
            rule = approve(rule, period, new Deadline(day, 1), today, today).orElse(rule);
            for (int year = 2024; year <= 2034; year++) {
                LocalDate last = dayOf(before, year);
                LocalDate next = dayOf(rule, year);
                if (!Year.of(year).atDay(1).isAfter(today) && !next.equals(last)) {
                    assertThat(next).isAfter(last).isAfter(today);
                }
            }
        }
    }

    private static LocalDate dayOf(DatedRule rule, int taxYear) {
        return ((Deadline) rule.timeline().at(Year.of(taxYear).atDay(1)).orElseThrow()).of(Year.of(taxYear));
    }

    /** The rule after the approval; empty when the change was refused on the way. */
    private static Optional<DatedRule> approve(DatedRule rule, Period period, RuleValue value, LocalDate proposed,
            LocalDate decided) {
        try {
            RuleChange change = RuleChange.of(rule, period, value, "Test", proposed);
            change.check(rule, proposed);
            RuleProposal approved = RuleProposal
                    .of(UUID.randomUUID(), change, rule, "Ein guter Grund", "olga", Instant.EPOCH, proposed)
                    .approved(rule, "otto", Instant.EPOCH, decided);
            List<RuleVersion> versions = new ArrayList<>(rule.versions());
            versions.add(
                    new RuleVersion(rule.latest() + 1, approved.change().period(), approved.change().value(), "Test",
                            Instant.EPOCH, approved.id()));
            return Optional.of(DatedRule.of(rule.key(), rule.kind(), versions));
        } catch (RuleRefused refusal) {
            return Optional.empty();
        }
    }

    private static DatedRule rule(RuleKind kind, RuleValue value) {
        return DatedRule.of("test.rule", kind,
                List.of(new RuleVersion(1, Period.from(LocalDate.of(2000, 1, 1)), value, "Test", Instant.EPOCH, null)));
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 60);
        return Combinators.combine(days, Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 360),
                Arbitraries.integers().between(-10, 60), Arbitraries.integers().between(1, 400))
                .as(Attempt::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
