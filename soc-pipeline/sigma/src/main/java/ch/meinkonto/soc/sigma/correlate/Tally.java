package ch.meinkonto.soc.sigma.correlate;

/** Counts what one correlation could not use. */
final class Tally {
    private long evicted;
    private long late;
    private long ungrouped;
    private long notNumeric;
    private long taken;
    private long nanoseconds;

    void evicted() {
        evicted++;
    }

    void late() {
        late++;
    }

    void ungrouped() {
        ungrouped++;
    }

    void notNumeric() {
        notNumeric++;
    }

    /** A match was taken in, and it took so long. Of this run only: it says nothing about another machine. */
    void took(long duration) {
        taken++;
        nanoseconds += duration;
    }

    /** Mean time to take in a match, in nanoseconds; 0 before the first. */
    long mean() {
        return taken == 0 ? 0 : nanoseconds / taken;
    }

    Counters counters(long groups) {
        return new Counters(groups, evicted, late, ungrouped, notNumeric);
    }

    void write(SnapshotWriter out) {
        out.number(evicted);
        out.number(late);
        out.number(ungrouped);
        out.number(notNumeric);
    }

    void read(SnapshotReader in) {
        evicted = in.number();
        late = in.number();
        ungrouped = in.number();
        notNumeric = in.number();
    }
}
