package ch.meinkonto.soc.sigma.translate;

/**
 * Something a rule asks that the index cannot answer exactly.
 *
 * @param reason what kind of thing it is
 * @param field of the rule; empty where it is about the whole rule
 * @param detail one sentence for the author of the rule
 */
public record Loss(Reason reason, String field, String detail) {
    /** Kinds of things an index cannot answer exactly. */
    public enum Reason {
        /** The log source of the rule is none of those in the index. */
        LOG_SOURCE_NOT_INDEXED,
        /** The field may be in the documents, but it is not searched. */
        FIELD_NOT_INDEXED,
        /** Values longer than {@code ignore_above} are not searched. */
        LONG_VALUES_NOT_INDEXED,
        /** The field is searched by word, not by character. */
        ANALYSED_TEXT,
        /** The index keeps the value, not the text in which it was written. */
        WRITTEN_FORM_UNKNOWN,
        /** {@code ?} stands for one UTF-16 unit in a rule and for one character in the index. */
        SINGLE_CHARACTER,
        /** A letter whose lower case depends on its neighbours. */
        LETTER_CASE,
        /** An assertion of a regular expression, for example a word boundary: left out. */
        REGEX_ASSERTION,
        /** A regular expression, or a part of it, that Lucene has no word for. */
        REGEX_SYNTAX,
        /** The pattern would be too long, or its automaton too large. */
        PATTERN_TOO_LARGE,
        /** A number is looked for in a text field. */
        NUMBER_IN_TEXT,
        /** An address range is looked for in a text field. */
        ADDRESS_IN_TEXT,
        /** One field is compared with another: needs a script. */
        FIELD_REFERENCE,
        /** A part of a time: needs a script. */
        TIME_PART,
        /** More clauses, or deeper ones, than an index accepts. */
        QUERY_TOO_LARGE
    }
}
