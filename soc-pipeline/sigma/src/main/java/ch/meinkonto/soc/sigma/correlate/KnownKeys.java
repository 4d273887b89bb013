package ch.meinkonto.soc.sigma.correlate;

/**
 * Says which values of group-by fields belong to somebody known, for example the id of a user who has signed in. A group with
 * such a value never has to go to make room for one without: whoever sends invented keys cannot make the correlator forget what
 * it knows about a real one.
 */
@FunctionalInterface
public interface KnownKeys {
    /** Nobody is known: all groups share one budget. */
    KnownKeys NONE = (field, value) -> false;

    /** Whether the value of a group-by field is known. Asked once when a group is made and again before it has to go. */
    boolean isKnown(String field, String value);
}
