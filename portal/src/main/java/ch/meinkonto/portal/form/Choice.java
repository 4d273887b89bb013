package ch.meinkonto.portal.form;

import java.util.List;

/**
 * One thing to choose.
 *
 * @param value as it is stored
 * @param text last part of its message key
 * @param arguments of the text; dates appear as they are written in Switzerland
 */
public record Choice(String value, String text, List<Object> arguments) {
    public Choice {
        arguments = List.copyOf(arguments);
    }

    /** A choice whose text bears the name of its value. */
    public static Choice of(String value) {
        return new Choice(value, value, List.of());
    }
}
