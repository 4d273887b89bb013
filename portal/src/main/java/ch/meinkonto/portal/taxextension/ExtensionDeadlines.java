package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue.Deadline;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;

/** Where the days come from: dated rules, which the city can move without new software and with four eyes. */
@Component
class ExtensionDeadlines {
    static final RuleName<Deadline> ORDINARY = RuleName.deadline("tax-extension.ordinary-date");
    static final RuleName<Deadline> SELF_EMPLOYED = RuleName.deadline("tax-extension.self-employed-date");
    static final RuleName<Deadline> FIRST = RuleName.deadline("tax-extension.first-extension");
    static final RuleName<Deadline> SECOND_OPENS = RuleName.deadline("tax-extension.second-extension-opens");
    static final RuleName<Deadline> SECOND = RuleName.deadline("tax-extension.second-extension");
    static final RuleName<Quantity> FINAL_PERIOD = RuleName.quantity("tax-extension.final-period");
    static final List<RuleName<Deadline>> DAYS = List.of(ORDINARY, SELF_EMPLOYED, FIRST, SECOND_OPENS, SECOND);

    private final DatedRules rules;

    ExtensionDeadlines(DatedRules rules) {
        this.rules = rules;
    }

    /**
     * The days for the returns of a tax year.
     *
     * @param today the day on which somebody asks: it decides how long the last period is
     */
    Deadlines of(int taxYear, LocalDate today) {
        Year year = Year.of(taxYear);
        DatedRules now = rules.atOnce();
        return from(name -> now.deadline(name, year), now.days(FINAL_PERIOD, today));
    }

    /**
     * The days, from wherever each comes.
     *
     * @throws IllegalArgumentException when they are out of order
     */
    static Deadlines from(Function<RuleName<Deadline>, LocalDate> day, int lastPeriodDays) {
        return new Deadlines(day.apply(ORDINARY), day.apply(SELF_EMPLOYED), day.apply(FIRST), day.apply(SECOND_OPENS),
                day.apply(SECOND), lastPeriodDays);
    }
}
