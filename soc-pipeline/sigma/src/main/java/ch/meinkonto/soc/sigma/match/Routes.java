package ch.meinkonto.soc.sigma.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * Indexes by log source, made when an event of that kind first comes. Sources that no rule tells apart share one; beyond a
 * number of kinds, rules are looked up among all and their log source is asked last: a sender must not fill the memory.
 */
final class Routes {
    private static final int MOST_ROUTES = 256;

    private final List<Entry> entries;
    private final FieldNames names;
    private final Set<String> categories;
    private final Set<String> products;
    private final Set<String> services;
    private final Map<LogSource, Route> routes = new ConcurrentHashMap<>();
    private final Map<List<Integer>, RouteIndex> indexes = new HashMap<>();
    private volatile @Nullable Route all;

    Routes(List<Entry> entries, FieldNames names) {
        this.entries = entries;
        this.names = names;
        this.categories = named(entries, LogSource::category);
        this.products = named(entries, LogSource::product);
        this.services = named(entries, LogSource::service);
    }

    private static Set<String> named(Collection<Entry> entries, Function<LogSource, @Nullable String> part) {
        return entries.stream()
                .map(entry -> part.apply(entry.rule().logSource()))
                .filter(name -> name != null)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every rule, whatever its log source. */
    Route all() {
        Route made = all;
        if (made == null) {
            made = new Route(index(entries), null);
            all = made;
        }
        return made;
    }

    /** The rules that cover a source. */
    Route of(LogSource source) {
        Route direct = routes.get(source);
        if (direct != null) {
            return direct;
        }
        LogSource told = new LogSource(known(categories, source.category()), known(products, source.product()),
                known(services, source.service()));
        Route known = routes.get(told);
        if (known != null) {
            return known;
        }
        if (routes.size() >= MOST_ROUTES) {
            return new Route(all().index(), source);
        }
        Route made = new Route(
                index(entries.stream().filter(entry -> entry.rule().logSource().covers(told)).toList()), null);
        routes.put(told, made);
        return made;
    }

    /** How many kinds of log source are kept. */
    int count() {
        return routes.size();
    }

    /** The name as rules spell it, or null where none does: then it makes no difference. */
    private static @Nullable String known(Set<String> names, @Nullable String name) {
        if (name == null) {
            return null;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return names.contains(lower) ? lower : null;
    }

    private synchronized RouteIndex index(List<Entry> covering) {
        return indexes.computeIfAbsent(covering.stream().map(Entry::number).toList(),
                unused -> new RouteIndex(covering, names, entries.size()));
    }
}
