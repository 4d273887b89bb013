package ch.meinkonto.portal.form;

/** What can be wrong with an answer whatever it is about. */
public enum Mistake {
    MISSING,
    TOO_LONG,
    NOT_READABLE,
    NOT_A_DATE,
    NOT_A_CHOICE,
    TOO_MANY_FILES,
    /** A program answered something that is not asked. */
    NOT_ASKED
}
