package ch.meinkonto.soc.sigma.correlate;

import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Where the state of correlations lives, addressed by correlation and group. In memory here; the one place to change when
 * the state is to be spread over machines.
 */
interface GroupStates {
    /** The state of a group, made where there is none yet. */
    GroupState open(Plan correlation, GroupKey key);

    /** The state of a group where there is one. */
    @Nullable
    GroupState find(Plan correlation, GroupKey key);

    /** All groups of a correlation, the one untouched for longest first. */
    void each(Plan correlation, Consumer<GroupState> consumer);

    /** Forgets the groups that satisfy the test. */
    void removeIf(Predicate<GroupState> over);

    /** How many groups a correlation has. */
    int groups(Plan correlation);
}
