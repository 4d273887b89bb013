package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * A request was refused because of its form, before any use case saw it.
 *
 * @param rule check that it failed, kebab-case
 * @param parameter name of the parameter that failed it, absent where it is not about one; never its value
 */
public record ValidationRejectedEvent(String rule, @Nullable String parameter) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.WAF_VALIDATION_REJECT;
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.VALIDATION_RULE, rule).put(EventField.VALIDATION_PARAMETER, parameter);
    }
}
