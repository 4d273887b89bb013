package ch.meinkonto.soc.sigma.correlate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule.Type;

/**
 * A group of a correlation that depends on something that does not happen. Every match is decided in its turn, once no match can
 * come any more that happened within the time span after it; so nothing that was told has to be taken back. A match that comes
 * later than the allowed lateness is never used, not even of a backlog in its own order: what did not happen was decided without
 * it.
 */
final class WaitingGroup extends GroupState {
    private final Timeline line = new Timeline();
    /** When it is to be decided next; kept by {@link Timers}. */
    Timers.@Nullable Timer timer;
    private final Measure measure;
    private final Episodes episodes = new Episodes();
    /** Per rule, how many matches there are within the time span before the match to be decided, itself included. */
    private final int[] earlier;
    /** Per rule, how many matches there are within the time span after it. */
    private final int[] later;
    /** How many matches, from the first, are decided. */
    private int decided;
    /** Where the window begins whose matches contribute, where {@code earlier} begins and where {@code later} ends. */
    private int start;
    private int earlierFrom;
    private int laterTo;
    private long lastContributing = EventTime.NEVER;

    WaitingGroup(Plan plan, GroupKey key) {
        super(plan, key);
        this.measure = plan.rule().type() == Type.TEMPORAL
                ? new RulesInAnyOrder(plan)
                : new RulesInOrder(plan);
        this.earlier = new int[plan.references().size()];
        this.later = new int[plan.references().size()];
    }

    @Override
    Arrival insert(Occurrence occurrence, long sealBefore) {
        touch();
        if (occurrence.time < sealBefore || isSealed(occurrence)) {
            return Arrival.TOO_LATE;
        }
        int found = line.search(occurrence.time, occurrence.id);
        if (found >= 0) {
            boolean same = line.get(found).isSame(occurrence);
            line.replace(found, occurrence);
            return same ? Arrival.REPEATED : Arrival.TAKEN;
        }
        int place = -found - 1;
        line.insert(place, occurrence);
        if (place < laterTo) {
            laterTo++;
            count(later, occurrence, 1);
        }
        while (line.size() - decided > plan().mostOccurrences()) {
            // Over the budget the oldest is decided by what is known.
            decideNext();
        }
        forget(sealBefore);
        return Arrival.TAKEN;
    }

    @Override
    void remove(long time, String id) {
        int found = line.search(time, id);
        if (found < decided) {
            return;
        }
        if (found < laterTo) {
            laterTo--;
            count(later, line.get(found), -1);
        }
        line.remove(found);
    }

    @Override
    long due() {
        return decided == line.size() ? EventTime.FOREVER : EventTime.plus(line.get(decided).time, plan().timespan());
    }

    @Override
    void decide(long before) {
        while (due() < before) {
            decideNext();
        }
        forget(before);
    }

    private void decideNext() {
        Occurrence occurrence = line.get(decided);
        long from = EventTime.minus(occurrence.time, plan().timespan());
        look(occurrence, from);
        if (contributes(occurrence)) {
            step(occurrence, from);
        }
        sealUpTo(occurrence.time, occurrence.id);
        decided++;
    }

    /** Moves the view before and after to the match that is next. */
    private void look(Occurrence occurrence, long from) {
        long to = EventTime.plus(occurrence.time, plan().timespan());
        for (; laterTo < line.size() && line.get(laterTo).time <= to; laterTo++) {
            count(later, line.get(laterTo), 1);
        }
        count(later, occurrence, -1);
        count(earlier, occurrence, 1);
        for (; line.get(earlierFrom).time < from; earlierFrom++) {
            count(earlier, line.get(earlierFrom), -1);
        }
    }

    private void step(Occurrence occurrence, long from) {
        if (isAbsence() && !isMissed(plan().alternatives().getFirst())) {
            return;
        }
        boolean joins = lastContributing >= from;
        lastContributing = occurrence.time;
        Episode open = episodes.current();
        if (open != null && joins) {
            open.add(occurrence);
            return;
        }
        if (open != null) {
            episodes.close();
            measure.clear();
            start = decided;
        }
        if (isAbsence()) {
            // Each match that waits in vain counts by itself.
            measure.clear();
            start = decided;
        }
        int most = plan().mostOccurrences();
        for (; start < decided && (line.get(start).time < from || decided - start >= most); start++) {
            if (contributes(line.get(start))) {
                measure.remove(line.get(start));
            }
        }
        measure.add(occurrence);
        for (long left = measure.alternatives(); left != 0; left &= left - 1) {
            int index = Long.numberOfTrailingZeros(left);
            if (isMissed(plan().alternatives().get(index))) {
                open(index);
                return;
            }
        }
    }

    /** Whether what must not happen did not. */
    private boolean isMissed(Plan.Alternative alternative) {
        return isNone(earlier, alternative.unmatchedBefore() | alternative.unmatchedAround())
                && isNone(later, alternative.unmatchedAfter() | alternative.unmatchedAround());
    }

    private void open(int alternative) {
        int first = start;
        long begin = plan().rule().type() == Type.TEMPORAL
                ? plan().contributing()
                : 1L << plan().orders().get(alternative)[0];
        while ((line.get(first).rules & begin) == 0) {
            first++;
        }
        List<Occurrence> contributing = line.list(first, decided);
        contributing.removeIf(each -> !contributes(each));
        episodes.open(new Episode(plan(), named(), contributing));
        measure.clear();
        start = decided + 1;
    }

    private boolean contributes(Occurrence occurrence) {
        return (occurrence.rules & plan().contributing()) != 0;
    }

    private boolean isAbsence() {
        return plan().rule().type() == Type.ABSENCE;
    }

    private static void count(int[] counts, Occurrence occurrence, int change) {
        for (long left = occurrence.rules; left != 0; left &= left - 1) {
            counts[Long.numberOfTrailingZeros(left)] += change;
        }
    }

    private static boolean isNone(int[] counts, long rules) {
        for (long left = rules; left != 0; left &= left - 1) {
            if (counts[Long.numberOfTrailingZeros(left)] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Lets go of matches that are too old for every match still to be decided. */
    @Override
    void forget(long before) {
        long next = decided == line.size() ? before : Math.min(before, line.get(decided).time);
        long from = EventTime.minus(next, plan().timespan());
        int most = 2 * plan().mostOccurrences();
        int number = 0;
        while (number < decided && (line.get(number).time < from || line.size() - number > most)) {
            Occurrence oldest = line.get(number);
            if (number >= earlierFrom) {
                count(earlier, oldest, -1);
            }
            if (number >= start && contributes(oldest)) {
                measure.remove(oldest);
            }
            number++;
        }
        line.dropFirst(number);
        decided -= number;
        laterTo = Math.max(0, laterTo - number);
        earlierFrom = Math.max(0, earlierFrom - number);
        start = Math.max(0, start - number);
    }

    @Override
    List<Change> changes() {
        List<Change> changes = episodes.changes();
        episodes.forgetClosed();
        return changes;
    }

    @Override
    void resume(Finding finding) {
        if (!episodes.isOpen()) {
            episodes.resume(Episode.resumed(plan(), named(), finding));
            lastContributing = EventTime.of(finding.last());
            sealUpTo(lastContributing, LAST_ID);
            int counted = -line.search(lastContributing, LAST_ID) - 1;
            while (decided < counted) {
                look(line.get(decided), EventTime.minus(line.get(decided).time, plan().timespan()));
                decided++;
            }
        }
    }

    @Override
    boolean isOpen() {
        return episodes.isOpen();
    }

    @Override
    long mattersUntil() {
        return EventTime.plus(line.isEmpty() ? sealedTime() : line.last().time, plan().timespan());
    }

    @Override
    void write(SnapshotWriter out) {
        writeSealed(out);
        out.count(decided);
        out.count(start);
        out.count(earlierFrom);
        out.count(laterTo);
        out.number(lastContributing);
        episodes.write(out);
        out.line(line, List.of());
    }

    @Override
    void read(SnapshotReader in) {
        readSealed(in);
        decided = in.count();
        start = in.count();
        earlierFrom = in.count();
        laterTo = in.count();
        lastContributing = in.number();
        episodes.read(in, plan(), this);
        in.line(line, List.of());
        for (int index = earlierFrom; index < decided; index++) {
            count(earlier, line.get(index), 1);
        }
        for (int index = decided; index < laterTo; index++) {
            count(later, line.get(index), 1);
        }
        for (int index = start; index < decided; index++) {
            if (contributes(line.get(index)) && !episodes.isOpen()) {
                measure.add(line.get(index));
            }
        }
    }
}
