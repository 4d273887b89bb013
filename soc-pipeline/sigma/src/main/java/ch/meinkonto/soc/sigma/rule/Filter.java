package ch.meinkonto.soc.sigma.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What keeps rules quiet about events that are known to be harmless (Sigma filters specification): a rule it is applied to
 * matches an event only where the filter does not.
 *
 * @param header what it says about itself; a filter has no level of its own
 * @param logSource covers the log sources of the rules it may be applied to
 * @param rules names or ids of the rules it is for; empty means any rule about single events whose log source it covers
 * @param selections search identifiers, in the order of the file
 * @param condition what is filtered out
 * @param expires last day on which it is meant to be in force; an extension, key {@code expires} of the document
 */
public record Filter(Header header, LogSource logSource, List<String> rules, Map<String, Selection> selections,
        Condition condition, @Nullable LocalDate expires) {
    /** Whether it is for any rule that its log source covers. */
    public boolean any() {
        return rules.isEmpty();
    }

    /** Whether its last day is over. */
    public boolean expired(LocalDate today) {
        return expires != null && expires.isBefore(today);
    }

    /**
     * A filter that was loaded, with what became of it.
     *
     * @param filter as it was read
     * @param rules keys of the rules it was applied to, in the order in which they were loaded
     * @param expired whether it was left out because its last day is over
     */
    public record Applied(Filter filter, List<String> rules, boolean expired) {}
}
