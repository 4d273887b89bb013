package ch.meinkonto.soc.sigma.correlate;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * State in memory with a budget per correlation, so that a flood of keys in one cannot push out another's. Over budget the
 * group untouched for longest goes, one without an open episode first.
 */
final class InMemoryGroupStates implements GroupStates {
    private static final int LOOK_FOR_IDLE = 32;

    private final int mostGroups;
    private final Map<String, LinkedHashMap<GroupKey, GroupState>> perCorrelation = new HashMap<>();
    private long evicted;

    InMemoryGroupStates(int mostGroups) {
        this.mostGroups = mostGroups;
    }

    @Override
    public GroupState open(String correlation, GroupKey key, Supplier<GroupState> fresh) {
        LinkedHashMap<GroupKey, GroupState> groups = perCorrelation.computeIfAbsent(correlation,
                unused -> new LinkedHashMap<>(16, 0.75f, true));
        GroupState known = groups.get(key);
        if (known != null) {
            return known;
        }
        if (groups.size() >= mostGroups) {
            evict(groups);
        }
        GroupState created = fresh.get();
        groups.put(key, created);
        return created;
    }

    @Override
    public @Nullable GroupState find(String correlation, GroupKey key) {
        LinkedHashMap<GroupKey, GroupState> groups = perCorrelation.get(correlation);
        return groups == null ? null : groups.get(key);
    }

    @Override
    public void removeIf(Predicate<GroupState> over) {
        perCorrelation.values().forEach(groups -> groups.values().removeIf(over));
    }

    @Override
    public long groups() {
        return perCorrelation.values().stream().mapToLong(Map::size).sum();
    }

    @Override
    public long evicted() {
        return evicted;
    }

    private void evict(LinkedHashMap<GroupKey, GroupState> groups) {
        evicted++;
        Iterator<GroupState> oldestFirst = groups.values().iterator();
        for (int looked = 0; looked < LOOK_FOR_IDLE && oldestFirst.hasNext(); looked++) {
            if (!oldestFirst.next().isOpen()) {
                oldestFirst.remove();
                return;
            }
        }
        Iterator<GroupState> again = groups.values().iterator();
        again.next();
        again.remove();
    }
}
