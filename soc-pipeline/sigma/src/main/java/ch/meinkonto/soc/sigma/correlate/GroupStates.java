package ch.meinkonto.soc.sigma.correlate;

import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where the state of correlations lives, addressed by correlation and group. In memory here; the one place to change when
 * the state is to be spread over machines.
 */
interface GroupStates {
    /** The state of a group, made where there is none yet. */
    GroupState open(String correlation, GroupKey key, Supplier<GroupState> fresh);

    /** The state of a group where there is one. */
    @Nullable
    GroupState find(String correlation, GroupKey key);

    /** Forgets the groups that satisfy the test. */
    void removeIf(Predicate<GroupState> over);

    /** How many groups there are. */
    long groups();

    /** How many groups had to go to keep the budget. */
    long evicted();
}
