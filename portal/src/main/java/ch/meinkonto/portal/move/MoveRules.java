package ch.meinkonto.portal.move;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue;
import ch.meinkonto.portal.datedrule.Tariff;

/** What can be changed without new software: the period, the fine, the fees. */
@Component
class MoveRules {
    static final RuleName<RuleValue.Quantity> PERIOD = RuleName.quantity("move.report-period");
    static final RuleName<RuleValue.Amount> FINE = RuleName.amount("move.late-fine");
    /** What the city takes; it is paid when the move is reported. */
    static final RuleName<Tariff> FEE = RuleName.tariff("move.fee");
    /** What the canton's migration office takes for permits; it sends a bill of its own. */
    static final RuleName<Tariff> PERMIT_FEE = RuleName.tariff("move.permit-fee");

    private final DatedRules rules;
    private final Clock clock;

    MoveRules(DatedRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The period for a move on a day: the rule of that day counts. */
    ReportingPeriod periodOf(LocalDate moved) {
        return new ReportingPeriod(moved, rules.days(PERIOD, moved));
    }

    /** The fine that is possible for a move on a day. */
    Money fineOf(LocalDate moved) {
        return rules.amount(FINE, moved);
    }

    /** What moves cost by the tariffs of a day. */
    MoveFees feesOn(LocalDate day) {
        return new MoveFees(rules.tariff(FEE, day), rules.tariff(PERMIT_FEE, day));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
