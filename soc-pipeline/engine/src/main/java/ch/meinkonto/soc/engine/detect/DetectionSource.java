package ch.meinkonto.soc.engine.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.parse.RuleFile;

/**
 * Where detections come from: those that are delivered with the engine, and those of a folder that may change while it runs.
 * In that folder, {@code detections/NAME/rule.yml} is a detection, in place of the delivered one of that name if there is one;
 * {@code exceptions/NAME.yml} is a Sigma filter that keeps rules quiet about what is known to be harmless, in force until its
 * day {@code expires} (UTC) is over.
 */
final class DetectionSource {
    private final List<DetectionFolder> delivered;
    private final @Nullable Path folder;

    /**
     * @param location of the delivered ones, a location of Spring's resources
     * @param folder path of the folder; empty for none
     */
    DetectionSource(String location, String folder) {
        this.delivered = DetectionFolders.below(location);
        this.folder = folder.isBlank() ? null : Path.of(folder);
    }

    /**
     * What is there at a moment.
     *
     * @param folders detections by name
     * @param exceptions filters by name of the file
     */
    record Content(List<DetectionFolder> folders, List<RuleFile> exceptions) {
        /** The detections with those exceptions that are in force on a day. */
        Detections on(LocalDate day) {
            return Detections.of(folders, exceptions, day);
        }

        /** Another where anything is written differently. */
        String digest() {
            List<DetectionFolder> all = new ArrayList<>(folders);
            exceptions.forEach(each -> all.add(new DetectionFolder(each.name(), each.text(), "")));
            return RuleDigest.of(all);
        }
    }

    /**
     * Reads everything again.
     *
     * @throws UncheckedIOException where the folder cannot be read
     */
    Content read() {
        Map<String, DetectionFolder> folders = new TreeMap<>();
        delivered.forEach(each -> folders.put(each.name(), each));
        List<RuleFile> exceptions = new ArrayList<>();
        if (folder != null) {
            try {
                for (Path each : below(folder.resolve("detections"))) {
                    if (Files.exists(each.resolve("rule.yml"))) {
                        folders.put(name(each), detection(each));
                    }
                }
                for (Path each : below(folder.resolve("exceptions"))) {
                    if (name(each).endsWith(".yml")) {
                        exceptions.add(RuleFile.decode("exceptions/" + name(each), Files.readAllBytes(each)));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("could not read the rules below " + folder, unreadable);
            }
        }
        return new Content(List.copyOf(folders.values()), List.copyOf(exceptions));
    }

    private static DetectionFolder detection(Path each) throws IOException {
        Path runbook = each.resolve("runbook.md");
        return new DetectionFolder(name(each), text(each.resolve("rule.yml")),
                Files.exists(runbook) ? text(runbook) : "");
    }

    private static String text(Path file) throws IOException {
        return RuleFile.decode(name(file), Files.readAllBytes(file)).text();
    }

    private static List<Path> below(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().toList();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
