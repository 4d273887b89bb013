package ch.meinkonto.auth.form;

/** What becomes of an open form, as far as the person is told. */
public enum FormAnswer {
    /** It was taken; whether it was about anybody is told to nobody but the reader of the mail. */
    TAKEN,
    /** It is shown again, to be sent once more. */
    STALE,
    /** Too many came from there. */
    TOO_MANY
}
