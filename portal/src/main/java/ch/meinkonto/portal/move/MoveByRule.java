package ch.meinkonto.portal.move;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.PaidFees;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.ConsentBy;
import ch.meinkonto.portal.move.MoveFields.Goal;
import ch.meinkonto.portal.move.MoveFields.Ready;
import ch.meinkonto.portal.move.MoveFields.Tenure;

/** What the rules say of a move: whether they take it alone, and what follows from it. */
@Component
class MoveByRule {
    private final MoveRules rules;
    private final PaidFees fees;

    MoveByRule(MoveRules rules, PaidFees fees) {
        this.rules = rules;
        this.fees = fees;
    }

    /** Whether nothing about a move needs a person's eye. Where a child lives, a person always looks at. */
    static boolean isPlain(Answers answers) {
        if (ChildMove.isIn(answers) || Custody.isIn(answers) || MoversFields.anyForeigner(answers)
                || MoversFields.isTooLarge(answers)) {
            return false;
        }
        return switch (answers.get(MoveFields.DIRECTION)) {
            case WITHIN -> MoveForm.dwelling(answers).isPresent() && isProven(answers);
            case OUT -> answers.is(MoveFields.GOAL, Goal.SWITZERLAND) && answers.has(MoveFields.MUNICIPALITY);
            case IN -> false;
        };
    }

    /**
     * Whether it is shown by what right somebody lives in a dwelling. Who sends the lease later goes on all the same, but
     * nothing is granted before the office has it; nor where landlords reported another landlord, dwelling or day.
     */
    private static boolean isProven(Answers answers) {
        return switch (answers.get(MoveFields.TENURE)) {
            case OWNER -> true;
            case TENANT -> answers.is(MoveFields.LEASE_READY, Ready.NOW) && answers.has(MoveFields.LEASE)
                    && MoveForm.landlordCheck(answers)
                            .filter(check -> !check.isDoubtful(answers.get(MoveFields.DAY)))
                            .isPresent();
            case SUBTENANT -> false;
        };
    }

    /** What a report costs that is made today. */
    Money fee(Answers answers) {
        return rules.feesOn(rules.today())
                .ofTheCity(answers.get(MoveFields.DIRECTION), MoversFields.movers(answers));
    }

    /**
     * What follows from the rules of the day of the move; it stays so, whatever the rules say later. The city's fee is what was
     * paid, the migration office's bill what its tariff says on the day of the report.
     */
    Answers details(String reference, Answers answers, LocalDate received) {
        LocalDate day = answers.get(MoveFields.DAY);
        ReportingPeriod period = rules.periodOf(day);
        Money permits = rules.feesOn(received)
                .ofTheMigrationOffice(answers.get(MoveFields.DIRECTION), MoversFields.movers(answers));
        Answers details = Answers.none()
                .with(MoveFields.REPORT_BY, period.last())
                .with(MoveFields.FEE, fees.of(reference).orElse(new Money(0)).toString());
        details = permits.rappen() == 0 ? details : details.with(MoveFields.PERMIT_FEE, permits.toString());
        return period.isLate(received)
                ? details.with(MoveFields.POSSIBLE_FINE, rules.fineOf(day).toString())
                : details;
    }

    /** Whether papers were to follow that are not there yet. */
    static boolean lacksPapers(Answers answers) {
        return answers.is(MoveFields.LEASE_READY, Ready.LATER) && answers.is(MoveFields.TENURE, Tenure.TENANT)
                || answers.is(MoveFields.CONSENT_READY, ConsentBy.LATER)
                        && answers.is(MoveFields.TENURE, Tenure.SUBTENANT)
                || answers.is(MoveFields.PERMITS_READY, Ready.LATER)
                || Custody.isIn(answers) && Custody.proof(answers).isMissing();
    }
}
