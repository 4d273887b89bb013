package ch.meinkonto.soc.bench.auth;

import java.time.Duration;

import ch.meinkonto.soc.bench.visit.Load;

/**
 * One turn of one server.
 *
 * @param outcome what its clients saw
 * @param server processor time of the server, until it had nothing left to do
 * @param database processor time of PostgreSQL meanwhile
 */
record Turn(Load.Outcome outcome, Duration server, Duration database) {
    private static final double NANOSECONDS = 1e9;

    /** How many for each second of processor time of the server: what one core does that does nothing else. */
    double perCore() {
        return outcome.count() * NANOSECONDS / server.toNanos();
    }

    /** The same with what PostgreSQL did for it. */
    double perCoreWithDatabase() {
        return outcome.count() * NANOSECONDS / server.plus(database).toNanos();
    }
}
