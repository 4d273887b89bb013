package ch.meinkonto.soc.sigma.correlate;

/** The part of a timeline that lies within one time span, with what a correlation computes over it kept up to date. */
final class Window {
    private final Timeline line;
    private final Measure measure;
    private int start;

    Window(Timeline line, Measure measure) {
        this.line = line;
        this.measure = measure;
    }

    /**
     * Goes on with the match at a place, the one behind the last.
     *
     * @param from event time at which the window begins
     * @param most so many matches are in it at most
     * @return whether the condition holds now
     */
    boolean take(int index, long from, int most) {
        while (start < index && line.get(start).time < from) {
            measure.remove(line.get(start++));
        }
        measure.add(line.get(index));
        if (index - start >= most) {
            measure.remove(line.get(start++));
        }
        return measure.holds(index - start + 1);
    }

    /** The place of the first match that contributes to the condition. */
    int firstContributing() {
        int first = start;
        long begin = measure.begin();
        while (begin != 0 && (line.get(first).rules & begin) == 0) {
            first++;
        }
        return first;
    }

    /** Begins anew, empty, before the match at a place. */
    void restart(int index) {
        measure.clear();
        start = index;
    }

    /** A match was put into the line, not at its end. */
    void inserted(int index) {
        if (index <= start) {
            start++;
        }
    }

    /** The first matches of the line are about to be dropped. */
    void dropping(int number) {
        for (; start < number; start++) {
            measure.remove(line.get(start));
        }
        start -= number;
    }

    /**
     * Goes back to where it is before the match at a place, which it does not contain, with what is within its time span.
     *
     * @param from event time at which the window begins
     * @param most so many matches are in it at most
     * @param reaching whether it reaches to the end of the line; otherwise it begins anew
     */
    void rewind(int index, long from, int most, boolean reaching) {
        if (reaching && measure.isReversible()) {
            int last = Math.max(index + 1, start);
            for (int each = line.size() - 1; each >= last; each--) {
                measure.remove(line.get(each));
            }
            start = Math.min(start, index);
            while (precedes(start, index, from, most)) {
                start--;
                measure.add(line.get(start));
            }
            return;
        }
        int first = index;
        while (precedes(first, index, from, most)) {
            first--;
        }
        restart(first);
        for (int each = first; each < index; each++) {
            measure.add(line.get(each));
        }
    }

    /** Whether the match before a place belongs into the window of the match at {@code index}. */
    private boolean precedes(int place, int index, long from, int most) {
        return place > 0 && index - place < most && line.get(place - 1).episode == null
                && line.get(place - 1).time >= from;
    }

    /** The place of its first match; for a snapshot. */
    int start() {
        return start;
    }

    /** Takes in the matches from a place on; from a snapshot. */
    void restore(int from) {
        restart(from);
        for (int index = from; index < line.size(); index++) {
            measure.add(line.get(index));
        }
    }
}
