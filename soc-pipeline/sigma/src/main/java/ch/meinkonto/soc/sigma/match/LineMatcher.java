package ch.meinkonto.soc.sigma.match;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.match.Matcher.Scratch;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * Finds the rules that events given as JSON text satisfy, without making objects of them. Nested objects and dotted names are
 * the same, a list matches when any of its elements does. The log source of an event is what its fields
 * {@code logsource.category}, {@code logsource.product} and {@code logsource.service} say. Not thread-safe: one per thread.
 */
public final class LineMatcher {
    static final List<String> SOURCE_FIELDS = List.of("logsource.category", "logsource.product", "logsource.service");

    private final Matcher matcher;
    private final boolean routed;
    private final Scratch scratch;
    private final JsonLines lines;
    private final int[] sourceFields = new int[SOURCE_FIELDS.size()];
    private final byte[][] lastSource = new byte[SOURCE_FIELDS.size()][];
    private @Nullable Route lastRoute;

    /**
     * A matcher of lines.
     *
     * @param matcher the rules
     * @param routed whether only rules whose log source covers the event's count, as it should be; false counts all
     */
    public LineMatcher(Matcher matcher, boolean routed) {
        this.matcher = matcher;
        this.routed = routed;
        this.scratch = matcher.newScratch();
        this.lines = new JsonLines(scratch.event(), matcher.keywords());
        for (int part = 0; part < sourceFields.length; part++) {
            sourceFields[part] = scratch.event().names().numberOf(SOURCE_FIELDS.get(part));
            lastSource[part] = new byte[0];
        }
    }

    /**
     * The rules that the event written between {@code from} and {@code to} satisfies, in the order in which they were given.
     *
     * @param buffer UTF-8
     * @throws IllegalArgumentException where that is not one JSON object; says where it goes wrong
     */
    public List<DetectionRule> match(byte[] buffer, int from, int to) {
        lines.read(buffer, from, to);
        return matcher.ask(routed ? route() : matcher.routes().all(), scratch);
    }

    /** Events of one source usually follow one another. */
    private Route route() {
        Route last = lastRoute;
        if (last != null && sameSource()) {
            return last;
        }
        FlatEvent event = scratch.event();
        boolean[] wanted = new boolean[event.names().size()];
        Arrays.stream(sourceFields).forEach(field -> wanted[field] = true);
        for (int part = 0; part < sourceFields.length; part++) {
            int value = event.first(sourceFields[part]);
            lastSource[part] = value < 0
                    ? new byte[0]
                    : Arrays.copyOfRange(event.source(value), event.start(value), event.end(value));
        }
        event.ready(wanted, false);
        Route found = matcher.routes().of(new LogSource(part(0), part(1), part(2)));
        lastRoute = found;
        return found;
    }

    private boolean sameSource() {
        FlatEvent event = scratch.event();
        for (int part = 0; part < sourceFields.length; part++) {
            int value = event.first(sourceFields[part]);
            int length = value < 0 ? 0 : event.end(value) - event.start(value);
            byte[] last = lastSource[part];
            if (length != last.length || length > 0
                    && !Arrays.equals(event.source(value), event.start(value), event.end(value), last, 0, length)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String part(int part) {
        int value = scratch.event().first(sourceFields[part]);
        return value < 0 ? null : scratch.event().value(value).text();
    }
}
