package ch.meinkonto.soc.sigma.correlate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A group of a correlation that matches alone decide. Its matches, sorted, fall into episodes; a match that comes late is put
 * where it belongs, and only what it can change is computed again.
 */
final class EpisodeGroup extends GroupState {
    private final Timeline line = new Timeline();
    /** The window that ends with the last match; without meaning while an episode is open. */
    private final Window window;
    private final Episodes episodes = new Episodes();
    /** How many matches, from the first, can no longer be preceded by others. */
    private int sealed;
    /** The episode of the last match that was dropped, where that match was in one that can still change. */
    private @Nullable Episode head;
    private long headTime = EventTime.NEVER;

    EpisodeGroup(Plan plan, GroupKey key) {
        super(plan, key);
        this.window = new Window(line, Measure.of(plan));
    }

    @Override
    Arrival insert(Occurrence occurrence, long sealBefore) {
        touch();
        if (!episodes.areUntold()) {
            // Between a removal and the match in its place nothing is let go: it would seem to be withdrawn.
            seal(sealBefore, occurrence.time);
        }
        if (isSealed(occurrence)) {
            return Arrival.TOO_LATE;
        }
        if (line.isEmpty() || line.last().isBefore(occurrence)) {
            line.add(occurrence);
            step(line.size() - 1, null);
            return Arrival.TAKEN;
        }
        int found = line.search(occurrence.time, occurrence.id);
        if (found < 0) {
            line.insert(-found - 1, occurrence);
            window.inserted(-found - 1);
            scanFrom(-found - 1);
            return Arrival.TAKEN;
        }
        if (line.get(found).isSame(occurrence)) {
            return Arrival.REPEATED;
        }
        line.replace(found, occurrence);
        scanAll();
        return Arrival.TAKEN;
    }

    @Override
    void remove(long time, String id) {
        int found = line.search(time, id);
        if (found >= 0) {
            line.remove(found);
            sealed -= found < sealed ? 1 : 0;
            scanAll();
        }
    }

    @Override
    List<Change> changes() {
        return episodes.changes();
    }

    @Override
    void resume(Finding finding) {
        if (episodes.isOpen()) {
            return;
        }
        Episode episode = Episode.resumed(plan(), named(), finding);
        long last = EventTime.of(finding.last());
        // Everything up to that moment is taken as counted.
        int counted = -line.search(last, LAST_ID) - 1;
        line.dropFirst(counted);
        sealed = Math.max(0, sealed - counted);
        sealUpTo(last, LAST_ID);
        head = episode;
        headTime = last;
        episodes.resume(episode);
        stepFrom(0);
    }

    /** Takes the match at a place, the newest so far, into the open episode or the window. */
    private void step(int index, @Nullable Episode before) {
        Occurrence occurrence = line.get(index);
        long from = EventTime.minus(occurrence.time, plan().timespan());
        Episode open = episodes.current();
        if (open != null) {
            if (previous(index) >= from) {
                occurrence.episode = open;
                if (before != open) {
                    open.add(occurrence);
                }
                return;
            }
            episodes.close();
            window.restart(index);
        }
        if (window.take(index, from, plan().mostOccurrences())) {
            open(index);
        }
    }

    private void open(int index) {
        Occurrence opening = line.get(index);
        Episode episode = new Episode(plan(), named(), line.list(window.firstContributing(), index));
        opening.episode = episode;
        episodes.open(episode);
        window.restart(index);
    }

    private long previous(int index) {
        return index == 0 ? headTime : line.get(index - 1).time;
    }

    private @Nullable Episode episodeBefore(int index) {
        return index == 0 ? head : line.get(index - 1).episode;
    }

    /** Computes again what a match that was put at a place, not the last, can change. */
    private void scanFrom(int index) {
        if (plan().isChained()) {
            scanAll();
            return;
        }
        Occurrence occurrence = line.get(index);
        long from = EventTime.minus(occurrence.time, plan().timespan());
        Episode before = episodeBefore(index);
        if (before != null && previous(index) >= from) {
            occurrence.episode = before;
            before.add(occurrence);
            if (line.get(index + 1).episode != before) {
                episodes.displace(line.get(index + 1), before);
                stepFrom(index + 1);
            }
            return;
        }
        if (before == null) {
            window.rewind(index, from, plan().mostOccurrences(),
                    !episodes.isOpen() && line.isFreeFrom(index + 1));
        } else {
            window.restart(index);
        }
        episodes.displace(occurrence, null);
        stepFrom(index);
    }

    /** What an inner finding adds to an episode depends on those before it: all is computed again. */
    private void scanAll() {
        window.restart(0);
        episodes.displace(null, head);
        stepFrom(0);
    }

    private void stepFrom(int from) {
        for (int index = from; index < line.size(); index++) {
            Occurrence occurrence = line.get(index);
            Episode before = occurrence.episode;
            occurrence.episode = null;
            step(index, before);
        }
    }

    /** Lets go of what no match can come before any more and no window needs. */
    private void seal(long before, long next) {
        int most = plan().mostOccurrences();
        int done = 0;
        while (sealed < line.size() && (line.get(sealed).time < before || line.size() - sealed > most)) {
            Occurrence oldest = line.get(sealed);
            sealUpTo(oldest.time, oldest.id);
            while (episodes.settle(oldest)) {
                done = sealed;
            }
            sealed++;
            if (oldest.episode != null && !plan().isChained()) {
                done = sealed;
            }
        }
        if (line.size() > 2 * most) {
            done = Math.max(done, 1);
        }
        drop(done);
        // What inner findings add is computed again as a whole, so all of an episode is needed.
        boolean needed = plan().isChained() && !episodes.isEmpty();
        long from = EventTime.minus(Math.min(before, next), plan().timespan());
        while (!needed && sealed > 0 && line.get(0).episode == null && (line.get(0).time < from || sealed > most)) {
            drop(1);
        }
    }

    private void drop(int number) {
        if (number == 0) {
            return;
        }
        Occurrence last = line.get(number - 1);
        head = episodes.contain(last.episode) ? last.episode : null;
        headTime = last.time;
        if (!episodes.isOpen()) {
            window.dropping(number);
        }
        line.dropFirst(number);
        sealed -= number;
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
        out.count(sealed);
        out.number(headTime);
        out.count(episodes.isOpen() ? line.size() : window.start());
        episodes.write(out);
        out.count(episodes.all().indexOf(head) + 1);
        out.line(line, episodes.all());
    }

    @Override
    void read(SnapshotReader in) {
        readSealed(in);
        sealed = in.count();
        headTime = in.number();
        int start = in.count();
        episodes.read(in, plan(), this);
        int headPlace = in.count();
        head = headPlace == 0 ? null : episodes.all().get(headPlace - 1);
        in.line(line, episodes.all());
        window.restore(start);
    }
}
