package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;

/**
 * Finds the rules an event satisfies. Only rules whose log source covers the event's are asked, and of those only the ones of
 * which the event has something rare: the time an event takes hardly depends on the number of rules. Thread-safe.
 *
 * <p>
 * It means exactly what {@link ReferenceMatcher} means. Events as JSON text are best given to a {@link LineMatcher}.
 */
public final class Matcher {
    private final List<Entry> entries = new ArrayList<>();
    private final FieldNames names;
    private final Routes routes;
    private final boolean keywords;
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(this::newScratch);

    private Matcher(Collection<DetectionRule> rules) {
        Set<String> fields = new LinkedHashSet<>(LineMatcher.SOURCE_FIELDS);
        boolean every = false;
        for (DetectionRule rule : rules) {
            for (Selection selection : rule.selections().values()) {
                every |= Entry.read(selection, fields);
            }
        }
        keywords = every;
        names = new FieldNames(fields);
        for (DetectionRule rule : rules) {
            entries.add(new Entry(entries.size(), rule, names));
        }
        routes = new Routes(List.copyOf(entries), names);
    }

    /** Compiles the rules. */
    public static Matcher of(Collection<DetectionRule> rules) {
        return new Matcher(rules);
    }

    /** The rules that the event satisfies, in the order in which they were given. */
    public List<DetectionRule> match(Event event) {
        return ask(routes.of(event.source()), event);
    }

    /** The same without looking at log sources: every rule counts. */
    public List<DetectionRule> matchUnrouted(Event event) {
        return ask(routes.all(), event);
    }

    private List<DetectionRule> ask(Route route, Event event) {
        Scratch mine = scratch.get();
        FlatEvent flat = mine.event();
        flat.clear();
        event.fill(flat, keywords);
        return ask(route, mine);
    }

    /** The rules of a route that the event lying in the scratch satisfies. */
    List<DetectionRule> ask(Route route, Scratch mine) {
        int found = route.index().gather(mine.event(), mine.candidates());
        List<DetectionRule> matching = List.of();
        for (int index = 0; index < found; index++) {
            Entry entry = entries.get(mine.candidates().rule(index));
            if (route.covers(entry) && entry.matches(mine.event())) {
                if (matching.isEmpty()) {
                    matching = new ArrayList<>(4);
                }
                matching.add(entry.rule());
            }
        }
        return matching;
    }

    Routes routes() {
        return routes;
    }

    /** Whether a rule looks at all values of an event. */
    boolean keywords() {
        return keywords;
    }

    Scratch newScratch() {
        return new Scratch(new FlatEvent(names), new Candidates(entries.size()));
    }

    /**
     * What a thread writes on while it matches.
     *
     * @param event the event as bytes
     * @param candidates rules it may satisfy
     */
    record Scratch(FlatEvent event, Candidates candidates) {}
}
