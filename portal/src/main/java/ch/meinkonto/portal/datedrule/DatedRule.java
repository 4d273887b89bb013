package ch.meinkonto.portal.datedrule;

import java.util.List;

/**
 * A rule with everything that was ever set for it.
 *
 * @param key service and rule, for example {@code move.late-fine}
 * @param kind what it says
 * @param versions everything set, oldest first
 * @param timeline what of it holds when
 */
record DatedRule(String key, RuleKind kind, List<RuleVersion> versions, Timeline timeline) {
    DatedRule {
        versions = List.copyOf(versions);
        for (RuleVersion version : versions) {
            boolean fits = version.value() == null ? kind.mayLapse() : version.value().kind() == kind;
            if (!fits) {
                throw new IllegalStateException("version " + version.number() + " of " + key + " is not of its kind");
            }
        }
    }

    static DatedRule of(String key, RuleKind kind, List<RuleVersion> versions) {
        return new DatedRule(key, kind, versions, Timeline.of(versions));
    }

    /** The service it belongs to. */
    public String service() {
        return key.substring(0, key.indexOf('.'));
    }

    /** Number of its latest version, 0 when nothing was ever set. */
    long latest() {
        return versions.isEmpty() ? 0 : versions.getLast().number();
    }
}
