package ch.meinkonto.soc.sigma.rule;

import java.util.Locale;

/** How much a match matters, in ascending order. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word as it stands in a rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
