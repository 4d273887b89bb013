package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule.Type;

/**
 * One group of one correlation: its matches as far as they can still matter, and its findings as far as they can still change.
 */
abstract sealed class GroupState permits EpisodeGroup, WaitingGroup, NoveltyGroup {
    /** No id sorts behind this one. */
    static final String LAST_ID = "\uffff";

    private final Plan plan;
    private final GroupKey key;
    /** The neighbours in the order of last use; kept by {@link InMemoryGroupStates}. */
    @Nullable
    GroupState older;
    @Nullable
    GroupState newer;
    /** Whether somebody known is among the key; kept by {@link InMemoryGroupStates}. */
    boolean known;
    private boolean touched = true;
    private long sealedTime = EventTime.NEVER;
    private String sealedId = "";

    GroupState(Plan plan, GroupKey key) {
        this.plan = plan;
        this.key = key;
    }

    /** A group without any match. */
    static GroupState of(Plan plan, GroupKey key) {
        if (plan.rule().waits()) {
            return new WaitingGroup(plan, key);
        }
        return plan.rule().type() == Type.FIRST_SEEN
                ? new NoveltyGroup(plan, key)
                : new EpisodeGroup(plan, key);
    }

    /** What became of a match. */
    enum Arrival {
        TAKEN,
        REPEATED,
        TOO_LATE
    }

    /**
     * Takes a match.
     *
     * @param sealBefore no match from before that moment can come any more, except of a backlog in its own order
     */
    abstract Arrival insert(Occurrence occurrence, long sealBefore);

    /** Takes a match away again: of an inner finding that turned out not to be. */
    abstract void remove(long time, String id);

    /** What the last insertions, removals and decisions changed. */
    abstract List<Change> changes();

    /** Goes on within a finding that was kept elsewhere, unless there is an open one already. */
    abstract void resume(Finding finding);

    /** Whether a finding can still grow. */
    abstract boolean isOpen();

    /** The last moment at which a match of the past still matters. */
    abstract long mattersUntil();

    abstract void write(SnapshotWriter out);

    abstract void read(SnapshotReader in);

    /** When something is to be decided that no match decides; {@link EventTime#FOREVER} where nothing is. */
    long due() {
        return EventTime.FOREVER;
    }

    /** Decides what is due before a moment. */
    void decide(long before) {
        // only groups that wait have anything to decide
    }

    /** Lets go of parts of it that no match from a moment on can need. */
    void forget(long before) {
        // most groups do so with every match
    }

    final Plan plan() {
        return plan;
    }

    final GroupKey key() {
        return key;
    }

    /** Names and values of the group; made afresh, because few groups ever need them. */
    final SortedMap<String, String> named() {
        SortedMap<String, String> named = new TreeMap<>();
        List<String> values = key.values();
        for (int index = 0; index < plan.rule().groupBy().size(); index++) {
            named.put(plan.rule().groupBy().get(index), values.get(index));
        }
        return named;
    }

    final boolean isSealed(Occurrence occurrence) {
        return occurrence.compare(sealedTime, sealedId) <= 0;
    }

    final long sealedTime() {
        return sealedTime;
    }

    final void sealUpTo(long time, String id) {
        if (time > sealedTime || time == sealedTime && id.compareTo(sealedId) > 0) {
            sealedTime = time;
            sealedId = id;
        }
    }

    final void touch() {
        touched = true;
    }

    /** Whether nothing can join any more and nothing came since the last call. */
    final boolean isOver(long sealBefore) {
        boolean idle = !touched;
        touched = false;
        return idle && mattersUntil() < sealBefore;
    }

    /**
     * Compares episodes with what was told of them before.
     *
     * @param episodes all that can still change, in order
     * @param displaced what was told of episodes that are no longer among them, in order
     */
    static List<Change> changes(List<Episode> episodes, List<Finding> displaced) {
        Map<String, Finding> before = new LinkedHashMap<>();
        displaced.forEach(finding -> before.put(finding.anchor(), finding));
        List<Change> changes = new ArrayList<>();
        List<Finding> raised = new ArrayList<>();
        for (Episode episode : episodes) {
            if (!episode.isChanged()) {
                continue;
            }
            Finding own = episode.published();
            Finding told = own == null ? before.remove(episode.anchor()) : own;
            Finding now = episode.publish();
            if (told == null) {
                raised.add(now);
            } else if (!told.equals(now)) {
                changes.add(new Change.Grown(told, now));
            }
        }
        List<Finding> withdrawn = new ArrayList<>(before.values());
        for (Finding finding : raised) {
            changes.add(withdrawn.isEmpty()
                    ? new Change.Raised(finding)
                    : new Change.Moved(withdrawn.removeFirst(), finding));
        }
        withdrawn.forEach(finding -> changes.add(new Change.Withdrawn(finding)));
        return changes;
    }

    final void writeSealed(SnapshotWriter out) {
        out.number(sealedTime);
        out.text(sealedId);
        out.flag(touched);
    }

    final void readSealed(SnapshotReader in) {
        sealedTime = in.number();
        sealedId = in.text();
        touched = in.flag();
    }
}
