package ch.meinkonto.portal.weeklyresident;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.DeclaredRules;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue.Amount;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;

/** Today, and the figures in force today: dated rules, which the city changes without new software. */
@Component
class CurrentStayRules {
    private static final RuleName<Quantity> REPORT_PERIOD = RuleName.quantity("weekly-residence.report-period");
    private static final RuleName<Amount> LATE_FINE = RuleName.amount("weekly-residence.late-fine");
    private static final RuleName<Amount> YEAR_FEE = RuleName.amount("weekly-residence.year-fee");
    private static final RuleName<Quantity> LONGEST = RuleName.quantity("weekly-residence.longest-extension");
    private static final RuleName<Quantity> LATE = RuleName.quantity("weekly-residence.late-extension");

    private final DatedRules rules;
    private final Clock clock;

    CurrentStayRules(DatedRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    static DeclaredRules declared() {
        return new DeclaredRules(WeeklyResidenceService.NAME,
                List.of(REPORT_PERIOD, LATE_FINE, YEAR_FEE, LONGEST, LATE));
    }

    StayRules get() {
        LocalDate today = today();
        return new StayRules(rules.days(REPORT_PERIOD, today), rules.amount(LATE_FINE, today),
                rules.amount(YEAR_FEE, today), rules.years(LONGEST, today), rules.days(LATE, today));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
