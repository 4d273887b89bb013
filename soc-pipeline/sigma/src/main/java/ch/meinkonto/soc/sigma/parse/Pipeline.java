package ch.meinkonto.soc.sigma.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * How field names and log sources of rules become those of the events, as data. Steps are taken in order, each on the
 * result of those before it:
 *
 * <pre>
 * name: portal
 * steps:
 *   - logsource: {category: webserver}         # which rules; what is absent may be anything
 *     fields:
 *       cs-method: http.request.method         # one field for another
 *       cs-uri-query: [url.path, url.query]    # several fields instead of one
 *     prefix: web.                             # before every field that 'fields' does not name; optional
 *     becomes: {product: meinkonto}            # the log source from here on; optional
 * </pre>
 *
 * <p>
 * Several fields instead of one are read as one field that has the values of all of them: one value that fits suffices,
 * {@code all} may find its values in different fields, {@code neq} forbids the value in every field, and {@code null} and
 * {@code exists: false} ask that none of the fields is there. What a correlation groups by or counts is taken from the first
 * of the fields.
 *
 * @param name for people
 * @param steps in order
 */
public record Pipeline(String name, List<Step> steps) {
    /**
     * One step.
     *
     * @param when covers the log sources of the rules that it changes
     * @param fields new names by old name
     * @param prefix before every other name, empty for none
     * @param becomes log source of the rule from here on, absent where it stays
     */
    public record Step(LogSource when, Map<String, List<String>> fields, String prefix, @Nullable LogSource becomes) {
        List<String> rename(String field) {
            List<String> renamed = fields.get(field);
            return renamed != null ? renamed : List.of(prefix + field);
        }
    }

    /**
     * The names that hold for rules of one log source.
     *
     * @param source log source after all steps
     * @param steps those that apply
     */
    record Names(LogSource source, List<Step> steps) {
        /** The fields to ask instead of one that a rule names; at least one. */
        List<String> of(String field) {
            List<String> names = List.of(field);
            for (Step step : steps) {
                names = names.stream().flatMap(name -> step.rename(name).stream()).distinct().toList();
            }
            return names;
        }
    }

    private static final Pipeline NONE = new Pipeline("none", List.of());

    /** Changes nothing. */
    public static Pipeline none() {
        return NONE;
    }

    /** Fields of web server and proxy rules as the Elastic Common Schema names them; log sources stay as they are. */
    public static Pipeline ecs() {
        try (InputStream stream = Objects.requireNonNull(Pipeline.class.getResourceAsStream("ecs.yml"))) {
            return read(RuleFile.decode("ecs.yml", stream.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a pipeline.
     *
     * @throws IllegalArgumentException where the file is not one; the message says where and why
     */
    public static Pipeline read(RuleFile file) {
        return PipelineParser.parse(file);
    }

    /** Whether it changes nothing. */
    boolean isNone() {
        return steps.isEmpty();
    }

    Names names(LogSource written) {
        LogSource source = written;
        List<Step> applying = new ArrayList<>();
        for (Step step : steps) {
            if (step.when().covers(source)) {
                applying.add(step);
                source = step.becomes() == null ? source : step.becomes();
            }
        }
        return new Names(source, List.copyOf(applying));
    }
}
