package ch.meinkonto.soc.sigma.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ch.meinkonto.soc.sigma.parse.Pipeline.Step;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** Reads a pipeline. Nothing in it is passed over: an unknown key is an error. */
final class PipelineParser {
    private static final Set<String> TOP = Set.of("name", "steps");
    private static final Set<String> STEP = Set.of("logsource", "fields", "prefix", "becomes");

    private PipelineParser() {}

    static Pipeline parse(RuleFile file) {
        return Settings.read(file, PipelineParser::pipeline);
    }

    private static Pipeline pipeline(Fields document) {
        allow(document, TOP);
        if (!(document.require("steps") instanceof Yaml.Sequence steps)) {
            throw new Refused(document.require("steps").position(), "'steps' must be a list");
        }
        return new Pipeline(document.requireText("name"), steps.items().stream()
                .map(step -> step(Fields.of(step, "a step")))
                .toList());
    }

    private static Step step(Fields step) {
        allow(step, STEP);
        LogSource when = step.has("logsource")
                ? LogSources.parse(step.map("logsource"))
                : new LogSource(null, null, null);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (step.has("fields")) {
            Fields written = step.map("fields");
            for (Yaml.Entry entry : written.entries()) {
                List<String> names = written.texts(entry.key());
                if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
                    throw new Refused(entry.position(), "'" + entry.key() + "' becomes no field");
                }
                fields.put(entry.key(), names);
            }
        }
        return new Step(when, Collections.unmodifiableMap(fields), Objects.requireNonNullElse(step.text("prefix"), ""),
                step.has("becomes") ? LogSources.parse(step.map("becomes")) : null);
    }

    private static void allow(Fields fields, Set<String> keys) {
        for (Yaml.Entry entry : fields.entries()) {
            if (!keys.contains(entry.key())) {
                throw new Refused(entry.position(), "the key '" + entry.key() + "' is unknown in a pipeline");
            }
        }
    }
}
