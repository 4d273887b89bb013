package ch.meinkonto.portal.cityservice;

import java.time.Period;

/**
 * For how long something about residents is kept before the portal deletes it by itself. Whoever deletes it declares this, so that
 * the privacy page promises what happens.
 */
public interface Retention {
    /** What it is, in kebab-case; {@code about.kept.} and this is the message that says so, with the time as {0}. */
    String what();

    /** How long: days, or years. */
    Period longest();
}
