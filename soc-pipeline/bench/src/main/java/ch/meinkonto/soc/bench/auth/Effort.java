package ch.meinkonto.soc.bench.auth;

import java.time.Duration;

/**
 * How thoroughly is measured.
 *
 * @param warmUp load before anything counts, for each server and kind of request
 * @param rounds how often each server has its turn
 * @param window load of one turn
 * @param starts how often each server is started
 */
record Effort(Duration warmUp, int rounds, Duration window, int starts) {
    /** Good for figures. */
    static final Effort THOROUGH = new Effort(Duration.ofSeconds(20), 5, Duration.ofSeconds(8), 5);
    /** Good for a first look. */
    static final Effort QUICK = new Effort(Duration.ofSeconds(8), 2, Duration.ofSeconds(4), 1);
}
