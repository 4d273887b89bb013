package ch.meinkonto.ops.simulators.payment;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider remembers over a restart: a file with one line of JSON per change, the latest state of a thing last. A
 * torn last line, left by a sudden end, is skipped.
 */
final class Journal<T> {
    private static final Logger LOGGER = LoggerFactory.getLogger(Journal.class);

    private final Path file;
    private final Class<T> type;
    private final JsonMapper json;

    Journal(Path file, Class<T> type, JsonMapper json) {
        this.file = file;
        this.type = type;
        this.json = json;
    }

    /** Everything written so far, oldest first. */
    List<T> read() {
        List<T> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> {
                try {
                    entries.add(json.readValue(line, type));
                } catch (JacksonException torn) {
                    LOGGER.warn("journal line skipped file={}", file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** Adds an entry at the end; it is with the operating system when this returns. */
    synchronized void append(T entry) {
        try {
            Files.writeString(file, json.writeValueAsString(entry) + '\n', StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file by these entries: a journal does not grow for ever. */
    synchronized void rewrite(Collection<T> entries) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (BufferedWriter writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                for (T entry : entries) {
                    writer.write(json.writeValueAsString(entry));
                    writer.write('\n');
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
