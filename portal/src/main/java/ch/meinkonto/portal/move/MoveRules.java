package ch.meinkonto.portal.move;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue;
import ch.meinkonto.portal.datedrule.Tariff;
import ch.meinkonto.portal.move.MoveFields.Direction;

/** What the city can change without new software: the period, the fine, the fees. */
@Component
class MoveRules {
    static final RuleName<RuleValue.Quantity> PERIOD = RuleName.quantity("moving.report-period");
    static final RuleName<RuleValue.Amount> FINE = RuleName.amount("moving.late-fine");
    static final RuleName<Tariff> FEE = RuleName.tariff("moving.fee");

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

    /** What the office charges for one person; leaving costs nothing. */
    Money feeOf(Direction direction, boolean foreigner, LocalDate moved) {
        String who = foreigner ? "foreign" : "swiss";
        return switch (direction) {
            case WITHIN -> rules.tariff(FEE, moved).price(who + "-within-city", 1);
            case IN -> rules.tariff(FEE, moved).price(who + "-arrival", 1);
            case OUT -> Money.francs(0);
        };
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
