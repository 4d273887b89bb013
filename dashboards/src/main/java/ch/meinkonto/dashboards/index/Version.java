package ch.meinkonto.dashboards.index;

/**
 * The state of a document that a change is decided on; a change of any other state is refused.
 *
 * @param sequence {@code _seq_no}
 * @param term {@code _primary_term}
 */
public record Version(long sequence, long term) {
    /** Reads what {@link #toString()} wrote, for example from a form field. */
    public static Version parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a version: two numbers with a dot between them are needed");
        }
        return new Version(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
        return sequence + "." + term;
    }
}
