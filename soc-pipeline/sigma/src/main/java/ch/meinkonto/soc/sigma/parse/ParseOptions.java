package ch.meinkonto.soc.sigma.parse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the reader of rules brings along.
 *
 * <p>
 * The values of a placeholder are read like values of a rule: {@code *} and {@code ?} in them are wildcards, a backslash
 * before them escapes, as in the reference implementation. Below {@code re} they are inserted as they stand and are part of
 * the expression. With {@code all}, all values of the list must be found.
 *
 * @param placeholders by name without percent signs: the values that {@code expand} puts in its place
 * @param pipeline renames fields and log sources
 * @param today day on which filters must still be in force; absent means that expiry is not looked at
 */
public record ParseOptions(Map<String, List<String>> placeholders, Pipeline pipeline, @Nullable LocalDate today) {
    private static final ParseOptions PLAIN = new ParseOptions(Map.of(), Pipeline.none(), null);

    /** Nothing is replaced, renamed or expired. */
    public static ParseOptions plain() {
        return PLAIN;
    }

    /** The same with other placeholders. */
    public ParseOptions withPlaceholders(Map<String, List<String>> values) {
        return new ParseOptions(Map.copyOf(values), pipeline, today);
    }

    /**
     * The same with the placeholders of a file: a map from each name to a value or a list of values.
     *
     * @throws IllegalArgumentException where the file is not one; the message says where and why
     */
    public ParseOptions withPlaceholders(RuleFile file) {
        return withPlaceholders(Placeholders.read(file).values());
    }

    /** The same with another pipeline. */
    public ParseOptions withPipeline(Pipeline other) {
        return new ParseOptions(placeholders, other, today);
    }

    /** The same with filters left out whose last day is before {@code day}. */
    public ParseOptions on(LocalDate day) {
        return new ParseOptions(placeholders, pipeline, day);
    }
}
