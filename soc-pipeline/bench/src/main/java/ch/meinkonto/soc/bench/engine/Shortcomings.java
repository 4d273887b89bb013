package ch.meinkonto.soc.bench.engine;

import java.util.HashSet;
import java.util.Set;

/** Keeps count of what a translation could not express. */
final class Shortcomings {
    private final Set<String> leftOut = new HashSet<>();
    private int approximated;

    /** A test was replaced by a simpler one that costs the peer less. */
    void approximate() {
        approximated++;
    }

    /** A whole rule was left out. */
    void leaveOut(String key) {
        leftOut.add(key);
    }

    Set<String> leftOut() {
        return leftOut;
    }

    @Override
    public String toString() {
        if (approximated == 0 && leftOut.isEmpty()) {
            return "";
        }
        return approximated + " tests approximated and " + leftOut.size() + " rules left out in its favour";
    }
}
