package ch.meinkonto.auth.form;

/** What a form that came back says of who sent it. */
public enum Sender {
    /** The browser has done the work that the form asked for: sending thousands costs somebody real processor time. */
    WORKED,
    /** A real form, filled in at a person's speed by a browser that runs no script. */
    PLAIN,
    /** The form is too old, was used before, was not ours, or came back faster than anybody fills it in. */
    STALE,
    /** The field that nobody sees was filled in. */
    PROGRAM
}
