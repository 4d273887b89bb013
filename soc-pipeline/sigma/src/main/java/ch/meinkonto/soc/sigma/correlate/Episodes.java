package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The episodes of a group that can still change, in order, the last of them perhaps open; and what was told of those before. */
final class Episodes {
    private @Nullable Episode current;
    private List<Episode> closed = List.of();
    private List<Finding> displaced = List.of();

    /** The episode that the next match may join. */
    @Nullable
    Episode current() {
        return current;
    }

    boolean isOpen() {
        return current != null;
    }

    boolean isEmpty() {
        return current == null && closed.isEmpty();
    }

    boolean contain(@Nullable Episode episode) {
        return episode != null && (episode == current || closed.contains(episode));
    }

    /** Whether something was displaced and nobody was told what became of it. */
    boolean areUntold() {
        return !displaced.isEmpty();
    }

    void open(Episode episode) {
        current = episode;
    }

    /** The current one is over, but a late match may still change it. */
    void close() {
        if (current != null) {
            if (closed.isEmpty()) {
                closed = new ArrayList<>(1);
            }
            closed.add(current);
            current = null;
        }
    }

    /**
     * Lets go of the first of those that are over and before a match that nothing can come before any more.
     *
     * @return whether there was one
     */
    boolean settle(Occurrence sealed) {
        if (closed.isEmpty() || sealed.episode == closed.getFirst() || !closed.getFirst().isBehindOpening(sealed)) {
            return false;
        }
        closed.removeFirst();
        return true;
    }

    /**
     * Takes out those that begin at a match or behind it, or all, and goes on in one.
     *
     * @param from absent for all
     * @param open the one that is current from here on, absent for none
     */
    void displace(@Nullable Occurrence from, @Nullable Episode open) {
        List<Episode> kept = new ArrayList<>(1);
        List<Finding> gone = new ArrayList<>(displaced);
        for (Episode episode : all()) {
            Finding told = episode.published();
            if (episode != open && from != null && episode.isBehindOpening(from)) {
                kept.add(episode);
            } else if (episode != open && told != null) {
                gone.add(told);
            }
        }
        current = open;
        closed = kept;
        displaced = gone;
    }

    /** Lets go of those that are over, where no late match can change them. */
    void forgetClosed() {
        closed = List.of();
    }

    /** Goes on in an episode that was kept elsewhere, without those of here. */
    void resume(Episode episode) {
        current = episode;
        closed = List.of();
        displaced = List.of();
    }

    /** What is different from what was told before. */
    List<Change> changes() {
        if (closed.isEmpty() && displaced.isEmpty()) {
            return current == null || !current.isChanged()
                    ? List.of()
                    : GroupState.changes(List.of(current), List.of());
        }
        List<Finding> before = displaced;
        displaced = List.of();
        return GroupState.changes(all(), before);
    }

    /** All, in order. */
    List<Episode> all() {
        List<Episode> all = new ArrayList<>(closed);
        if (current != null) {
            all.add(current);
        }
        return all;
    }

    void write(SnapshotWriter out) {
        List<Episode> all = all();
        out.flag(current != null);
        out.count(all.size());
        all.forEach(episode -> episode.write(out));
    }

    void read(SnapshotReader in, Plan plan, GroupState group) {
        boolean open = in.flag();
        List<Episode> all = in.list(() -> Episode.read(in, plan, group.named()));
        current = open ? all.removeLast() : null;
        closed = all;
    }
}
