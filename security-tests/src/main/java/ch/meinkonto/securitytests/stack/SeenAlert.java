package ch.meinkonto.securitytests.stack;

import java.time.Instant;

/**
 * What matters of an alert to somebody who waits for it.
 *
 * @param created when the engine raised it
 * @param lastEvent time of the last event that contributed; it moves on while the alert grows
 */
public record SeenAlert(String id, String detection, String title, String level, Instant created,
        Instant lastEvent) {
    /** Whether it is older than a moment and has only grown since. */
    public boolean grewSince(Instant moment) {
        return created.isBefore(moment);
    }
}
