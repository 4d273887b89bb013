package ch.meinkonto.soc.bench.measure;

/**
 * How fast an engine went over a lane.
 *
 * @param nanosecondsPerEvent thread CPU time, median of the rounds
 * @param spread slowest round over fastest round
 * @param p99 microseconds that 99 of 100 events stay below, wall time
 * @param events events per round
 */
public record Speed(double nanosecondsPerEvent, double spread, double p99, int events) {
    private static final double NANOSECONDS = 1e9;

    /** Events per second of CPU time. */
    public double eventsPerSecond() {
        return NANOSECONDS / nanosecondsPerEvent;
    }
}
