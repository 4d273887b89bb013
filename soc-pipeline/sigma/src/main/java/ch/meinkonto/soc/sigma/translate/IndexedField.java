package ch.meinkonto.soc.sigma.translate;

/**
 * A field of an index.
 *
 * @param name in the index
 * @param type how it is searched
 * @param ignoreAbove longest value that is searched, in UTF-16 units; 0 where there is no limit
 */
public record IndexedField(String name, Type type, int ignoreAbove) {
    /** How a field is searched; all types belong to the core of Elasticsearch. */
    public enum Type {
        /** Compared whole, as written. Without a normalizer. */
        KEYWORD,
        /** Searched by word. */
        TEXT,
        /** Whole numbers: the documents hold JSON numbers without a fraction. */
        LONG,
        /** Numbers with a fraction: the documents hold JSON numbers. */
        DOUBLE,
        /** The documents hold JSON booleans. */
        BOOLEAN,
        /** Addresses, version 4 or 6. */
        IP,
        /** Times, in whatever form. */
        DATE,
        /** Any keys below it, as one field. */
        FLATTENED,
        /** In the source only. */
        UNSEARCHED
    }

    /** Refuses a negative length. */
    public IndexedField {
        if (ignoreAbove < 0) {
            throw new IllegalArgumentException("a length is not negative: " + ignoreAbove);
        }
    }

    /** A field without a limit of length. */
    public static IndexedField of(String name, Type type) {
        return new IndexedField(name, type, 0);
    }
}
