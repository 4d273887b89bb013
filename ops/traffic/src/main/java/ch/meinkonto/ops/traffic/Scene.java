package ch.meinkonto.ops.traffic;

import java.time.LocalTime;

/**
 * Something that happens in the city.
 *
 * @param at time of day
 * @param title what happens, for the line that is shown
 * @param action does it and says how it ended
 */
record Scene(LocalTime at, String title, Action action) {
    /** Does something and says in a few words how it ended. */
    @FunctionalInterface
    interface Action {
        String play();
    }
}
