package ch.meinkonto.portal.datedrule;

import java.util.List;
import java.util.stream.Stream;

/**
 * A service that reads a rule tells what a change of it does, computed by the same code that will decide under it. A service
 * without one shows the values alone.
 */
public interface EffectOfChange {
    /** Whether this service reads the rule and can tell. */
    boolean tells(String key);

    /**
     * What the change does.
     *
     * @throws IllegalArgumentException when the service does not understand the new value: it is refused then
     */
    Effect of(ChangeToJudge change);

    /**
     * What would be set.
     *
     * @param key the rule
     * @param period days of the new value
     * @param before what holds when, as of today
     * @param after the same if the change were approved
     */
    record ChangeToJudge(String key, Period period, Timeline before, Timeline after) {}

    /**
     * What a change does.
     *
     * @param lines examples side by side
     * @param notes how much is concerned, what stays as it is
     */
    record Effect(List<Line> lines, List<Sentence> notes) {
        public Effect {
            lines = List.copyOf(lines);
            notes = List.copyOf(notes);
        }

        /** Both, one after the other. */
        Effect and(Effect other) {
            return new Effect(Stream.concat(lines.stream(), other.lines.stream()).toList(),
                    Stream.concat(notes.stream(), other.notes.stream()).toList());
        }
    }

    /**
     * An example.
     *
     * @param subject what it is about
     * @param before price, day or number today, readable in every language
     * @param after the same after the change
     */
    record Line(Sentence subject, String before, String after) {}

    /**
     * A text with its arguments.
     *
     * @param key message key
     * @param arguments texts and numbers to put in
     */
    record Sentence(String key, List<Object> arguments) {
        public Sentence {
            arguments = List.copyOf(arguments);
        }

        /** A text with its arguments. */
        public static Sentence of(String key, Object... arguments) {
            return new Sentence(key, List.of(arguments));
        }
    }
}
