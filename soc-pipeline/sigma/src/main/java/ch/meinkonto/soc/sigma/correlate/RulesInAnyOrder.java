package ch.meinkonto.soc.sigma.correlate;

import java.util.Arrays;
import java.util.List;

/** {@code temporal}: which rules have matches in the window, and how many matches each. */
final class RulesInAnyOrder implements Measure {
    private final Plan plan;
    private final int[] matches;
    private long present;

    RulesInAnyOrder(Plan plan) {
        this.plan = plan;
        this.matches = new int[plan.references().size()];
    }

    @Override
    public void add(Occurrence occurrence) {
        for (long left = occurrence.rules; left != 0; left &= left - 1) {
            int rule = Long.numberOfTrailingZeros(left);
            matches[rule]++;
            present |= 1L << rule;
        }
    }

    @Override
    public void remove(Occurrence occurrence) {
        for (long left = occurrence.rules; left != 0; left &= left - 1) {
            int rule = Long.numberOfTrailingZeros(left);
            matches[rule]--;
            if (matches[rule] == 0) {
                present &= ~(1L << rule);
            }
        }
    }

    @Override
    public void clear() {
        Arrays.fill(matches, 0);
        present = 0;
    }

    @Override
    public boolean holds(int size) {
        return plan.alternatives().isEmpty() ? plan.bounds().hold(Long.bitCount(present)) : alternatives() != 0;
    }

    @Override
    public long alternatives() {
        long holding = 0;
        List<Plan.Alternative> alternatives = plan.alternatives();
        for (int index = 0; index < alternatives.size(); index++) {
            long wanted = alternatives.get(index).matched();
            holding |= (present & wanted) == wanted ? 1L << index : 0;
        }
        return holding;
    }
}
