package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * State in memory with a budget per correlation and class of keys, so that a flood of keys in one cannot push out another's. Over
 * budget the group of that class goes that was untouched for longest, one without an open episode first.
 */
final class InMemoryGroupStates implements GroupStates {
    private static final int LOOK_FOR_IDLE = 32;

    private final int mostGroups;
    private final KnownKeys knownKeys;
    private final Consumer<GroupState> evicted;
    private final List<Groups> perCorrelation = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param mostGroups groups per correlation and class of keys
     * @param evicted is told of each group that had to go
     */
    InMemoryGroupStates(int correlations, int mostGroups, KnownKeys knownKeys, Consumer<GroupState> evicted) {
        this.mostGroups = mostGroups;
        this.knownKeys = knownKeys;
        this.evicted = evicted;
        for (int index = 0; index < correlations; index++) {
            perCorrelation.add(new Groups());
        }
    }

    /** The groups of one correlation. */
    private static final class Groups {
        private final Map<GroupKey, GroupState> byKey = new HashMap<>();
        private final LastUse known = new LastUse();
        private final LastUse unknown = new LastUse();

        LastUse of(GroupState group) {
            return group.known ? known : unknown;
        }
    }

    /** Groups in the order of their last use. They are linked themselves: an entry for each would cost more memory. */
    private static final class LastUse {
        private @Nullable GroupState oldest;
        private @Nullable GroupState newest;
        private int size;

        void add(GroupState group) {
            group.older = newest;
            if (newest == null) {
                oldest = group;
            } else {
                newest.newer = group;
            }
            newest = group;
            size++;
        }

        void remove(GroupState group) {
            if (group.older == null) {
                oldest = group.newer;
            } else {
                group.older.newer = group.newer;
            }
            if (group.newer == null) {
                newest = group.older;
            } else {
                group.newer.older = group.older;
            }
            group.older = null;
            group.newer = null;
            size--;
        }

        void use(GroupState group) {
            if (group != newest) {
                remove(group);
                add(group);
            }
        }
    }

    @Override
    public GroupState open(Plan correlation, GroupKey key) {
        Groups groups = perCorrelation.get(correlation.index());
        GroupState there = groups.byKey.get(key);
        if (there != null) {
            groups.of(there).use(there);
            return there;
        }
        GroupState created = GroupState.of(correlation, key);
        created.known = isKnown(created);
        LastUse sameClass = groups.of(created);
        while (sameClass.size >= mostGroups) {
            makeRoom(groups, sameClass);
        }
        groups.byKey.put(key, created);
        sameClass.add(created);
        return created;
    }

    @Override
    public @Nullable GroupState find(Plan correlation, GroupKey key) {
        return perCorrelation.get(correlation.index()).byKey.get(key);
    }

    @Override
    public void each(Plan correlation, Consumer<GroupState> consumer) {
        Groups groups = perCorrelation.get(correlation.index());
        for (LastUse use : List.of(groups.known, groups.unknown)) {
            for (GroupState group = use.oldest; group != null; group = group.newer) {
                consumer.accept(group);
            }
        }
    }

    @Override
    public void removeIf(Predicate<GroupState> over) {
        for (Groups groups : perCorrelation) {
            groups.byKey.values().removeIf(group -> {
                boolean goes = over.test(group);
                if (goes) {
                    groups.of(group).remove(group);
                }
                return goes;
            });
        }
    }

    @Override
    public int groups(Plan correlation) {
        return perCorrelation.get(correlation.index()).byKey.size();
    }

    private void makeRoom(Groups groups, LastUse sameClass) {
        GroupState goes = candidate(sameClass);
        // Who was a stranger when the group was made may have become known since.
        if (!goes.known && isKnown(goes)) {
            sameClass.remove(goes);
            goes.known = true;
            while (groups.known.size >= mostGroups) {
                evict(groups, candidate(groups.known));
            }
            groups.known.add(goes);
            return;
        }
        evict(groups, goes);
    }

    private void evict(Groups groups, GroupState group) {
        groups.of(group).remove(group);
        groups.byKey.remove(group.key());
        evicted.accept(group);
    }

    private static GroupState candidate(LastUse use) {
        GroupState oldest = use.oldest;
        if (oldest == null) {
            throw new IllegalStateException("there is no group to make room");
        }
        GroupState group = oldest;
        for (int looked = 0; looked < LOOK_FOR_IDLE && group != null; looked++) {
            if (!group.isOpen()) {
                return group;
            }
            group = group.newer;
        }
        return oldest;
    }

    private boolean isKnown(GroupState group) {
        if (knownKeys == KnownKeys.NONE) {
            return false;
        }
        List<String> values = group.key().values();
        for (int index = 0; index < values.size(); index++) {
            if (knownKeys.isKnown(group.plan().rule().groupBy().get(index), values.get(index))) {
                return true;
            }
        }
        return false;
    }
}
