package ch.meinkonto.soc.bench.lane;

import java.util.Map;

/** Writes the events of one kind of source. */
interface LineWriter {
    /**
     * Fills one event.
     *
     * @param number from 0, in the order of time
     * @param attack whether the event is to be part of an attack
     * @param choice where all variety comes from
     * @param event name and value of every field, in order; the log source is already there
     */
    void write(int number, boolean attack, Choice choice, Map<String, Object> event);
}
