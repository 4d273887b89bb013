package ch.meinkonto.soc.sigma.match;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * The way of an event to its rules.
 *
 * @param index where they are looked up
 * @param source to be asked of each rule found, because the index has others too; null where it has only the right ones
 */
record Route(RouteIndex index, @Nullable LogSource source) {
    boolean covers(Entry entry) {
        return source == null || entry.rule().logSource().covers(source);
    }
}
