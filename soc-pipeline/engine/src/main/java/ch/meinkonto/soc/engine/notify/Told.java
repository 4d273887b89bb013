package ch.meinkonto.soc.engine.notify;

import java.time.Instant;

/**
 * What a channel has told of an alert.
 *
 * @param revision number of messages
 * @param risk highest risk told, 0 to 100
 * @param time when last
 * @param repeats how often it was repeated since it was raised or rose
 */
record Told(int revision, int risk, Instant time, int repeats) {}
