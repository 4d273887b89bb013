package ch.meinkonto.dashboards.index;

/**
 * The state of a document that a change is decided on; a change of any other state is refused.
 *
 * @param sequence {@code _seq_no}
 * @param term {@code _primary_term}
 */
public record Version(long sequence, long term) {}
