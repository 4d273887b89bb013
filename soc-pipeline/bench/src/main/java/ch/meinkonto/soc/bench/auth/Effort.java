package ch.meinkonto.soc.bench.auth;

import java.time.Duration;

/**
 * How thoroughly is measured.
 *
 * @param warmUp load before anything counts, for each server and kind of request
 * @param longestWarmUp how much longer at most, while the server still gets faster
 * @param rounds how often each server has its turn
 * @param window load of one turn
 * @param starts how often each server is started
 */
record Effort(Duration warmUp, Duration longestWarmUp, int rounds, Duration window, int starts) {
    /** Good for figures. */
    static final Effort THOROUGH = new Effort(Duration.ofSeconds(90), Duration.ofSeconds(240), 5,
            Duration.ofSeconds(8), 3);
    /** Good for a first look. */
    static final Effort QUICK = new Effort(Duration.ofSeconds(8), Duration.ofSeconds(20), 2,
            Duration.ofSeconds(4), 1);
}
