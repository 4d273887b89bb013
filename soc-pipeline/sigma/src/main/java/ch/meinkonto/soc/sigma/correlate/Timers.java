package ch.meinkonto.soc.sigma.correlate;

import java.util.Comparator;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * When groups are to be decided, the earliest first; at the same moment inner correlations before those around them, and groups
 * by their keys, so that the order is the same on every run.
 */
final class Timers {
    private final TreeSet<Timer> timers = new TreeSet<>(Comparator.comparingLong(Timer::due)
            .thenComparingInt(timer -> timer.group().plan().index())
            .thenComparing(timer -> timer.group().key()));

    /**
     * When a group is to be decided.
     *
     * @param due event time
     * @param group which
     */
    record Timer(long due, WaitingGroup group) {}

    /** The earliest one that is due before a moment. */
    @Nullable
    Timer first(long before) {
        return timers.isEmpty() || timers.first().due() >= before ? null : timers.first();
    }

    /** Follows what the group has become. */
    void reschedule(GroupState group) {
        if (group instanceof WaitingGroup waiting) {
            Timer timer = waiting.timer;
            long due = waiting.due();
            if (timer != null && timer.due() == due) {
                return;
            }
            cancel(waiting);
            if (due != EventTime.FOREVER) {
                Timer next = new Timer(due, waiting);
                timers.add(next);
                waiting.timer = next;
            }
        }
    }

    void cancel(GroupState group) {
        if (group instanceof WaitingGroup waiting && waiting.timer != null) {
            timers.remove(waiting.timer);
            waiting.timer = null;
        }
    }
}
