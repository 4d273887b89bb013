package ch.meinkonto.soc.sigma.rule;

import java.util.Locale;

/**
 * How a rule stands to another one (Sigma rules specification, section Identification).
 *
 * @param id UUID of the other rule, which need not be loaded
 * @param type what the other is to this one
 */
public record Related(String id, Type type) {
    /** Kinds of relation. */
    public enum Type {
        /** This rule was made from the other; both may be active. */
        DERIVED,
        /** This rule takes the place of the other. */
        OBSOLETE,
        /** This rule joins the other with more. */
        MERGED,
        /** This rule had the other id before. */
        RENAMED,
        /** The two are alike. */
        SIMILAR;

        /** The word as it stands in a rule. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
