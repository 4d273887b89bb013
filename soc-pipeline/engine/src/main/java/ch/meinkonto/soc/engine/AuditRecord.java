package ch.meinkonto.soc.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that was done and must never be denied.
 *
 * @param time when
 * @param actor who: the pseudonymous id of an account, or the name of a service
 * @param action what, lower-case and dotted, for example {@code rules.load}
 * @param target to what, for example the name of an index; empty where that says itself
 * @param details more, as short texts by name; codes, numbers and names of things, never content
 * @param cause id of what it tells of where that may be told repeatedly, for example of a security event: it is recorded once
 *        however often it comes; else empty
 */
public record AuditRecord(Instant time, String actor, String action, String target, Map<String, String> details,
        String cause) {
    private static final int MOST_DETAILS = 32;
    private static final String ENGINE = "engine";

    public AuditRecord {
        if (actor.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("an audit record names who and what");
        }
        if (details.size() > MOST_DETAILS) {
            throw new IllegalArgumentException("at most " + MOST_DETAILS + " details: " + details.size());
        }
        // In an order of their own, so that the same content always has the same hash.
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Something the engine does by itself. */
    public static AuditRecord ofEngine(Instant time, String action, String target, Map<String, String> details) {
        return new AuditRecord(time, ENGINE, action, target, details, "");
    }
}
