package ch.meinkonto.portal.notification;

import java.util.Locale;

/** What mails can be about that nobody gets who has not chosen them. */
public enum Topic {
    /** A day comes closer that the resident must not miss. */
    REMINDER,
    /** An office looked at one of their requests. */
    LOOKED_AT;

    /** Its name in forms and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
