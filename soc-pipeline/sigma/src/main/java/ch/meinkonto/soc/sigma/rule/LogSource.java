package ch.meinkonto.soc.sigma.rule;

import org.jspecify.annotations.Nullable;

/**
 * Where events come from. In a rule it says which events the rule is about; with an event it says which rules may see it.
 *
 * @param category for example {@code webserver}
 * @param product for example {@code meinkonto}
 * @param service for example {@code auth}
 */
public record LogSource(@Nullable String category, @Nullable String product, @Nullable String service) {
    /** Whether a rule about this source wants events of that one: whatever the rule names must be the same there. */
    public boolean covers(LogSource event) {
        return covers(category, event.category) && covers(product, event.product) && covers(service, event.service);
    }

    private static boolean covers(@Nullable String wanted, @Nullable String given) {
        return wanted == null || wanted.equalsIgnoreCase(given);
    }
}
