package ch.meinkonto.auth.mail;

import java.util.Locale;

/** Messages to mobile telephones. */
public interface ShortMessages {
    /**
     * Sends the text {@code message.<kind>} once the current transaction is committed.
     *
     * @param number E.164, with the plus sign
     * @param kind which message, kebab-case
     * @param arguments what the text has places for
     */
    void send(String number, String kind, Locale language, Object... arguments);
}
