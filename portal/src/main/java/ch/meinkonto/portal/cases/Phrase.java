package ch.meinkonto.portal.cases;

import java.util.List;

/**
 * A fact about a case that is words, not a value.
 *
 * @param key message key
 * @param arguments what it mentions; dates appear as they are written in Switzerland
 */
public record Phrase(String key, List<Object> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** Words with what they mention, if anything. */
    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
