package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A group of {@code first_seen}: which values it has had, and when last. A match is new when one of its values has not been there
 * for the time span before, and when the group itself has: the first match of a group, or the first after so long a silence, only
 * begins the comparison. Every new match is a finding of its own.
 */
final class NoveltyGroup extends GroupState {
    /** Matches that others can still precede, and before them the last of those that nothing can. */
    private final Timeline line = new Timeline();
    /** The same per value, the value used longest ago first. */
    private final LinkedHashMap<String, Timeline> byValue = new LinkedHashMap<>(4, 0.75f, true);
    private final List<Episode> changed = new ArrayList<>(1);
    private final List<Finding> displaced = new ArrayList<>(0);

    NoveltyGroup(Plan plan, GroupKey key) {
        super(plan, key);
    }

    @Override
    Arrival insert(Occurrence occurrence, long sealBefore) {
        touch();
        settle(line, sealBefore);
        if (isSealed(occurrence)) {
            return Arrival.TOO_LATE;
        }
        int found = line.search(occurrence.time, occurrence.id);
        if (found >= 0) {
            if (line.get(found).isSame(occurrence)) {
                return Arrival.REPEATED;
            }
            remove(occurrence.time, occurrence.id);
            found = line.search(occurrence.time, occurrence.id);
        }
        line.insert(-found - 1, occurrence);
        for (String value : occurrence.texts()) {
            Timeline ofValue = byValue.computeIfAbsent(value, unused -> new Timeline());
            settle(ofValue, sealBefore);
            ofValue.insert(-ofValue.search(occurrence.time, occurrence.id) - 1, occurrence);
        }
        judgeAround(-found - 1, occurrence);
        keepBudget();
        return Arrival.TAKEN;
    }

    @Override
    void remove(long time, String id) {
        int found = line.search(time, id);
        if (found < 0 || isSealed(line.get(found))) {
            return;
        }
        Occurrence gone = line.get(found);
        displace(gone);
        line.remove(found);
        for (String value : gone.texts()) {
            Timeline ofValue = byValue.get(value);
            if (ofValue != null) {
                ofValue.remove(ofValue.search(time, id));
            }
        }
        judgeAround(found - 1, gone);
    }

    /** Judges a match again and those that come next: in the group and of the same values. */
    private void judgeAround(int place, Occurrence occurrence) {
        Set<Occurrence> judged = new TreeSet<>((left, right) -> left.compare(right.time, right.id));
        for (int index = Math.max(0, place); index < line.size() && index <= place + 1; index++) {
            judged.add(line.get(index));
        }
        for (String value : occurrence.texts()) {
            Timeline ofValue = byValue.get(value);
            if (ofValue != null) {
                int here = ofValue.search(occurrence.time, occurrence.id);
                int next = here >= 0 ? here + 1 : -here - 1;
                if (next < ofValue.size()) {
                    judged.add(ofValue.get(next));
                }
            }
        }
        judged.forEach(this::judge);
    }

    private void judge(Occurrence occurrence) {
        if (isSealed(occurrence)) {
            return;
        }
        boolean isNew = isNew(occurrence);
        if (isNew && occurrence.episode == null) {
            Episode episode = new Episode(plan(), named(), List.of(occurrence));
            occurrence.episode = episode;
            changed.add(episode);
        } else if (!isNew) {
            displace(occurrence);
        }
    }

    private void displace(Occurrence occurrence) {
        Episode episode = occurrence.episode;
        if (episode != null) {
            Finding told = episode.published();
            if (told != null) {
                displaced.add(told);
            }
            changed.remove(episode);
            occurrence.episode = null;
        }
    }

    private boolean isNew(Occurrence occurrence) {
        if (!isPreceded(line, occurrence)) {
            return false;
        }
        for (String value : occurrence.texts()) {
            Timeline ofValue = byValue.get(value);
            if (ofValue != null && !isPreceded(ofValue, occurrence)) {
                return true;
            }
        }
        return false;
    }

    /** Whether another match stands before it within the time span. */
    private boolean isPreceded(Timeline among, Occurrence occurrence) {
        int place = among.search(occurrence.time, occurrence.id);
        return place > 0 && among.get(place - 1).time >= EventTime.minus(occurrence.time, plan().timespan());
    }

    /** Of matches that nothing can precede any more, only the last still matters. */
    private void settle(Timeline matches, long before) {
        int number = 0;
        while (number < matches.size() && (matches.get(number).time < before
                || matches.size() - number > plan().mostOccurrences())) {
            number++;
        }
        if (number > 0) {
            Occurrence last = matches.get(number - 1);
            last.episode = null;
            if (matches == line) {
                sealUpTo(last.time, last.id);
            }
            matches.dropFirst(number - 1);
        }
    }

    private void keepBudget() {
        for (int over = byValue.size() - plan().mostOccurrences(); over > 0; over--) {
            Iterator<Timeline> oldest = byValue.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    List<Change> changes() {
        if (changed.isEmpty() && displaced.isEmpty()) {
            return List.of();
        }
        List<Change> changes = changes(changed, displaced);
        changed.clear();
        displaced.clear();
        return changes;
    }

    @Override
    void resume(Finding finding) {
        // A finding of one match does not grow.
    }

    @Override
    boolean isOpen() {
        return false;
    }

    @Override
    long mattersUntil() {
        return EventTime.plus(line.isEmpty() ? sealedTime() : line.last().time, plan().timespan());
    }

    @Override
    void forget(long before) {
        long from = EventTime.minus(before, plan().timespan());
        byValue.values().removeIf(ofValue -> ofValue.isEmpty() || ofValue.last().time < from);
    }

    @Override
    void write(SnapshotWriter out) {
        writeSealed(out);
        List<Episode> episodes = new ArrayList<>();
        for (int index = 0; index < line.size(); index++) {
            Episode episode = line.get(index).episode;
            if (episode != null) {
                episodes.add(episode);
            }
        }
        out.count(episodes.size());
        episodes.forEach(episode -> episode.write(out));
        out.line(line, episodes);
        out.count(byValue.size());
        for (Map.Entry<String, Timeline> each : byValue.entrySet()) {
            out.text(each.getKey());
            out.line(each.getValue(), episodes);
        }
    }

    @Override
    void read(SnapshotReader in) {
        readSealed(in);
        List<Episode> episodes = in.list(() -> Episode.read(in, plan(), named()));
        in.line(line, episodes);
        for (int left = in.count(); left > 0; left--) {
            Timeline ofValue = new Timeline();
            byValue.put(in.text(), ofValue);
            in.line(ofValue, episodes);
            for (int index = 0; index < ofValue.size(); index++) {
                Occurrence shared = ofValue.get(index);
                int place = line.search(shared.time, shared.id);
                if (place >= 0) {
                    ofValue.replace(index, line.get(place));
                }
            }
        }
    }
}
