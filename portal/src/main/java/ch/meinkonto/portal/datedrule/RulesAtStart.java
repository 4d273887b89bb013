package ch.meinkonto.portal.datedrule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Does not let the portal start without the rules its services have declared, and says all that is missing at once. */
@Component
class RulesAtStart implements SmartInitializingSingleton {
    private final List<DeclaredRules> declared;
    private final CurrentRules rules;
    private final Clock clock;

    RulesAtStart(List<DeclaredRules> declared, CurrentRules rules, Clock clock) {
        this.declared = List.copyOf(declared);
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> missing = new ArrayList<>();
        for (DeclaredRules service : declared) {
            for (RuleName<?> name : service.names()) {
                String fault = faultOf(name);
                if (fault != null) {
                    missing.add(service.service() + " needs rule " + name.key() + ", which " + fault);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new RuleMissing(String.join("; ", missing));
        }
    }

    private @Nullable String faultOf(RuleName<?> name) {
        for (DatedRule rule : rules.all()) {
            if (rule.key().equals(name.key())) {
                return faultOf(rule, name);
            }
        }
        return "is not there";
    }

    private @Nullable String faultOf(DatedRule rule, RuleName<?> name) {
        if (!name.expects(rule.kind())) {
            return "is of kind " + rule.kind().code();
        }
        if (rule.kind().mayLapse()) {
            return null;
        }
        if (!rule.timeline().isGapless()) {
            return "has days without a value";
        }
        return rule.timeline().at(LocalDate.now(clock)).isEmpty() ? "has no value today" : null;
    }
}
