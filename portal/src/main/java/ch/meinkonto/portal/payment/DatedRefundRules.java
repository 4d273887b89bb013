package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue;

/** The rules of the day. */
@Component
class DatedRefundRules implements RefundRules {
    static final RuleName<RuleValue.Amount> MOST_ALONE = RuleName.amount("refund.most-alone");

    private final DatedRules rules;
    private final Clock clock;

    DatedRefundRules(DatedRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Money mostAlone() {
        return rules.amount(MOST_ALONE, LocalDate.now(clock));
    }
}
