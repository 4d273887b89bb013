package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first events of an episode, sorted. Whoever holds a log and a size sees the same for ever: behind that size it may grow,
 * and whatever else changes is done in a copy.
 */
final class EventLog {
    private static final int MOST = 100;

    private final long[] times;
    private final String[] ids;
    private int size;

    private EventLog(long[] times, String[] ids, int size) {
        this.times = times;
        this.ids = ids;
        this.size = size;
    }

    static EventLog empty() {
        return new EventLog(new long[4], new String[4], 0);
    }

    /** A log of these events, in whatever order and how often they stand there. */
    static EventLog of(List<EventRef> events) {
        EventLog log = empty();
        for (EventRef event : events) {
            long time = EventTime.of(event.time());
            log = log.contains(time, event.id()) ? log : log.with(time, event.id());
        }
        return log;
    }

    /**
     * The events that were in a log at a moment.
     *
     * @param log where they still are, at its beginning
     * @param size how many
     */
    record Part(EventLog log, int size) {
        List<EventRef> list() {
            return log.list(size);
        }

        boolean isSame(Part other) {
            return log == other.log && size == other.size || list().equals(other.list());
        }
    }

    /** The events that are in it now. */
    Part part() {
        return new Part(this, size);
    }

    boolean contains(long time, String id) {
        return search(time, id) >= 0;
    }

    /** The log with one more event, which it does not contain; itself where the event only has to be put at its end. */
    EventLog with(long time, String id) {
        int place = -search(time, id) - 1;
        if (place == size) {
            if (size == MOST) {
                return this;
            }
            EventLog roomy = size < ids.length ? this : copy(size * 2);
            roomy.put(time, id);
            return roomy;
        }
        EventLog copy = copy(Math.min(size + 1, MOST));
        int moved = Math.min(size, MOST - 1) - place;
        System.arraycopy(times, place, copy.times, place + 1, moved);
        System.arraycopy(ids, place, copy.ids, place + 1, moved);
        copy.times[place] = time;
        copy.ids[place] = id;
        copy.size = Math.min(size + 1, MOST);
        return copy;
    }

    private List<EventRef> list(int upTo) {
        List<EventRef> list = new ArrayList<>(upTo);
        for (int index = 0; index < upTo; index++) {
            list.add(new EventRef(ids[index], EventTime.instant(times[index])));
        }
        return List.copyOf(list);
    }

    private void put(long time, String id) {
        times[size] = time;
        ids[size] = id;
        size++;
    }

    private EventLog copy(int capacity) {
        return new EventLog(Arrays.copyOf(times, Math.max(capacity, size)),
                Arrays.copyOf(ids, Math.max(capacity, size)), size);
    }

    private int search(long time, String id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = times[middle] != time ? Long.compare(times[middle], time) : ids[middle].compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
