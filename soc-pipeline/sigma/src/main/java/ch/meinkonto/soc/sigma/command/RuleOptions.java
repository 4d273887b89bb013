package ch.meinkonto.soc.sigma.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.parse.ParseOptions;
import ch.meinkonto.soc.sigma.parse.Pipeline;
import ch.meinkonto.soc.sigma.parse.RuleFile;

/** What the arguments say about how rules are read. */
final class RuleOptions {
    private RuleOptions() {}

    /** Renaming, placeholders and the day on which filters must still be in force, each where it is given. */
    static ParseOptions of(Arguments arguments) throws IOException {
        ParseOptions options = ParseOptions.plain();
        Optional<String> pipeline = arguments.value("--pipeline");
        if (pipeline.isPresent()) {
            options = options.withPipeline(
                    pipeline.get().equals("ecs") ? Pipeline.ecs() : Pipeline.read(file(pipeline.get())));
        }
        Optional<String> placeholders = arguments.value("--placeholders");
        if (placeholders.isPresent()) {
            options = options.withPlaceholders(file(placeholders.get()));
        }
        Optional<String> day = arguments.value("--on");
        return day.isPresent() ? options.on(day(day.get())) : options;
    }

    /** The names in the file of known fields, one a line; empty where none is given. */
    static Set<String> knownFields(Arguments arguments) throws IOException {
        Optional<String> file = arguments.value("--fields");
        return file.isEmpty()
                ? Set.of()
                : Files.readAllLines(Path.of(file.get())).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .collect(Collectors.toSet());
    }

    private static RuleFile file(String path) throws IOException {
        return RuleFile.decode(path, Files.readAllBytes(Path.of(path)));
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException("'" + written + "' is not a date such as 2026-12-31");
        }
    }
}
