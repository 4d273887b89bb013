package ch.meinkonto.soc.sigma.rule;

import java.util.Locale;

/** How mature a rule is. */
public enum Status {
    STABLE,
    TEST,
    EXPERIMENTAL,
    DEPRECATED,
    UNSUPPORTED;

    /** The word as it stands in a rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
