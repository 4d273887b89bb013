package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.ops.stores.PrivateFiles;

/**
 * What the launcher tells other commands: its own process in the first line, then one line per service, fields separated by
 * tabs. Replaced as a whole, so that a reader never sees half of it.
 */
final class StateFile {
    private static final int FIELDS = 7;

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /**
     * What a launcher has written.
     *
     * @param launcher its process id
     * @param services in starting order
     */
    record Content(long launcher, List<ServiceStatus> services) {}

    void write(Content content) throws IOException {
        StringBuilder text = new StringBuilder().append(content.launcher()).append('\n');
        for (ServiceStatus service : content.services()) {
            text.append(String.join("\t", service.name(), service.state().name(), Long.toString(service.pid()),
                    service.url(),
                    service.since().toString(), Integer.toString(service.restarts()), service.note())).append('\n');
        }
        PrivateFiles.write(file, text.toString());
    }

    /** What was last written; nothing ran yet when there is no file. */
    Content read() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return new Content(0, List.of());
        }
        List<ServiceStatus> services = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", FIELDS);
            services.add(new ServiceStatus(fields[0], ServiceStatus.State.valueOf(fields[1]), Long.parseLong(fields[2]),
                    fields[3], Instant.parse(fields[4]), Integer.parseInt(fields[5]), fields[6]));
        }
        return new Content(Long.parseLong(lines.getFirst()), services);
    }
}
