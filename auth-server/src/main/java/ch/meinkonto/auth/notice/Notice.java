package ch.meinkonto.auth.notice;

import java.util.List;
import java.util.Locale;

/**
 * A letter that is due, published in the transaction that it tells of.
 *
 * @param to address of the person
 * @param kind which letter, kebab-case
 * @param language of the person
 * @param arguments what the text has places for
 */
public record Notice(String to, String kind, Locale language, List<String> arguments) {
    public Notice {
        arguments = List.copyOf(arguments);
    }

    /** Leaves out who gets it. */
    @Override
    public String toString() {
        return "Notice[" + kind + "]";
    }
}
