package ch.meinkonto.soc.sigma.correlate;

/** Counts what one correlation could not use. */
final class Tally {
    private long evicted;
    private long late;
    private long ungrouped;
    private long notNumeric;

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
