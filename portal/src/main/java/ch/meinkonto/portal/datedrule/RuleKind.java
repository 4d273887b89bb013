package ch.meinkonto.portal.datedrule;

import java.util.Locale;

/** Kinds of rules, and what their values may do in time. */
public enum RuleKind {
    AMOUNT(false, false),
    TARIFF(false, false),
    /** Holds for whole tax years, and can be moved for a tax year that has begun: for everyone at once. */
    DEADLINE(false, true),
    PERCENTAGE(false, false),
    QUANTITY(false, false),
    /** A notice may begin and end; there are days without one. */
    TEXT(true, false);

    private final boolean mayLapse;
    private final boolean movesAtOnce;

    RuleKind(boolean mayLapse, boolean movesAtOnce) {
        this.mayLapse = mayLapse;
        this.movesAtOnce = movesAtOnce;
    }

    /** Whether there may be days without a value. */
    public boolean mayLapse() {
        return mayLapse;
    }

    /** Whether a change may concern what has begun already; all others hold from tomorrow at the earliest. */
    public boolean movesAtOnce() {
        return movesAtOnce;
    }

    /** Whether it is counted in whole years. */
    boolean countsYears() {
        return this == DEADLINE;
    }

    /** Lower case, as messages know it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
