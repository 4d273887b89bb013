package ch.meinkonto.portal.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.datedrule.DatedRules;
import ch.meinkonto.portal.datedrule.DeclaredRules;
import ch.meinkonto.portal.datedrule.RuleName;
import ch.meinkonto.portal.datedrule.RuleValue.Quantity;

/** What the city can change about mandates without new software, as it holds today. */
@Component
class MandateRules {
    private static final RuleName<Quantity> LONGEST = RuleName.quantity("mandate.longest");
    private static final RuleName<Quantity> KEPT_AFTER_END = RuleName.quantity("mandate.kept-after-end");

    private final DatedRules rules;
    private final Clock clock;

    MandateRules(DatedRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Without them nobody gives a mandate. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {
        @Bean
        static DeclaredRules rulesOfMandates() {
            return new DeclaredRules("mandate", List.of(LONGEST, KEPT_AFTER_END));
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Mandate.ZURICH);
    }

    /** The last day for which a mandate can be given today. */
    LocalDate latest() {
        return today().plus(Period.ofYears(rules.years(LONGEST, today())));
    }

    /** How long a mandate is kept that holds no more. */
    Period keptAfterEnd() {
        return Period.ofYears(rules.years(KEPT_AFTER_END, today()));
    }
}
