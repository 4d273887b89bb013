package ch.meinkonto.soc.engine.receive;

import java.util.List;

/**
 * A request that was taken.
 *
 * @param refusals one reason for each record that will never be stored
 */
record Accepted(List<String> refusals) {
    private static final int MOST_REASONS = 3;

    /** The first reasons, for the sender. */
    String message() {
        return String.join("; ", refusals.stream().limit(MOST_REASONS).toList());
    }
}
