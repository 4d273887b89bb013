/**
 * Runs the Sigma rules over what has been stored: loads the detections, prepares events for matching, evaluates them in
 * order on one thread, keeps time where no events come, takes its memory over after a restart, and changes rules while it runs.
 *
 * <p>
 * May use: the engine's root package, {@code alert}, {@code store}, the Sigma library, the Elasticsearch client.
 */
@NullMarked
package ch.meinkonto.soc.engine.detect;

import org.jspecify.annotations.NullMarked;
