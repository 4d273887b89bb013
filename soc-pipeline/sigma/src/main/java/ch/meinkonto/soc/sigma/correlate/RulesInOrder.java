package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code temporal_ordered}: whether rules matched in the order of the list, each by a match of its own.
 *
 * <p>
 * For every length and last place of a chain it remembers where the latest chain of that kind begins; a chain lies within the
 * window as long as its beginning does. So the window can move without looking at its matches again.
 */
final class RulesInOrder implements Measure {
    private static final long NONE = -1;

    private final Plan plan;
    private final List<long[][]> chains = new ArrayList<>();
    private long added;
    private long removed;

    RulesInOrder(Plan plan) {
        this.plan = plan;
        plan.orders().forEach(order -> chains.add(new long[order.length][order.length]));
        clear();
    }

    @Override
    public void add(Occurrence occurrence) {
        for (int index = 0; index < chains.size(); index++) {
            extend(chains.get(index), plan.orders().get(index), occurrence.rules, added);
        }
        added++;
    }

    /** From the longest chain to the shortest, so that one match does not count for two places of a chain. */
    private static void extend(long[][] begins, int[] order, long rules, long here) {
        for (int length = order.length - 1; length >= 0; length--) {
            long latest = length == 0 ? here : NONE;
            for (int place = 0; place < order.length; place++) {
                boolean matches = (rules & 1L << order[place]) != 0;
                if (matches && latest > begins[length][place]) {
                    begins[length][place] = latest;
                }
                if (length > 0) {
                    latest = Math.max(latest, begins[length - 1][place]);
                }
            }
        }
    }

    @Override
    public void remove(Occurrence occurrence) {
        removed++;
    }

    @Override
    public void clear() {
        added = 0;
        removed = 0;
        for (long[][] begins : chains) {
            for (long[] ofLength : begins) {
                Arrays.fill(ofLength, NONE);
            }
        }
    }

    @Override
    public boolean holds(int size) {
        return plan.alternatives().isEmpty() ? plan.bounds().hold(longest(0)) : alternatives() != 0;
    }

    @Override
    public long alternatives() {
        long holding = 0;
        for (int index = 0; index < plan.alternatives().size(); index++) {
            holding |= longest(index) == chains.get(index).length ? 1L << index : 0;
        }
        return holding;
    }

    @Override
    public long begin() {
        for (int index = 0; index < chains.size(); index++) {
            int[] order = plan.orders().get(index);
            if (longest(index) == order.length) {
                return 1L << order[0];
            }
        }
        return 0;
    }

    @Override
    public boolean isReversible() {
        return false;
    }

    private int longest(int index) {
        long[][] begins = chains.get(index);
        for (int length = begins.length - 1; length >= 0; length--) {
            for (long begin : begins[length]) {
                if (begin >= removed) {
                    return length + 1;
                }
            }
        }
        return 0;
    }
}
