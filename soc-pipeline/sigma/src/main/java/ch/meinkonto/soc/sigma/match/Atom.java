package ch.meinkonto.soc.sigma.match;

import java.nio.charset.StandardCharsets;

/**
 * Something cheap to find out about an event, by which rules are looked up.
 *
 * @param kind what about it
 * @param field number of the field, or {@link FieldNames#UNKNOWN} where any value of the event will do
 * @param text lower-case text as far as the kind needs one, else empty; of a number its canonical decimal form
 */
record Atom(Kind kind, int field, String text) {
    /** What is found out. */
    enum Kind {
        /** The field has a value. */
        PRESENT,
        /** A value is this text. */
        EXACT,
        /** A value is this number. */
        NUMBER,
        /** A value begins so. */
        PREFIX,
        /** A value ends so. */
        SUFFIX,
        /** A value contains it. */
        CONTAINS
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
