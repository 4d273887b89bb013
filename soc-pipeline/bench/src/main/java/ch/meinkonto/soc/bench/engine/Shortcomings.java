package ch.meinkonto.soc.bench.engine;

/** Counts what a translation could not express. */
final class Shortcomings {
    private int approximated;
    private int leftOut;

    /** A test was replaced by a simpler one that costs the peer less. */
    void approximate() {
        approximated++;
    }

    /** A whole rule was left out. */
    void leaveOut() {
        leftOut++;
    }

    @Override
    public String toString() {
        if (approximated == 0 && leftOut == 0) {
            return "";
        }
        return approximated + " tests approximated and " + leftOut + " rules left out in its favour";
    }
}
