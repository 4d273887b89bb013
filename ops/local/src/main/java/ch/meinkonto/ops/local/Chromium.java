package ch.meinkonto.ops.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ch.meinkonto.ops.stores.OwnSession;

/** The browser of the journeys: Debian's, installed where it is missing and we may. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");

    private Chromium() {}

    static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":")).flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    static Optional<Path> findOrInstall(PrintStream out) throws IOException, InterruptedException {
        Optional<Path> found = find();
        Path apt = Path.of("/usr/bin/apt-get");
        if (found.isPresent() || !OwnSession.isRoot() || !Files.isExecutable(apt)) {
            return found;
        }
        out.println("Installing Chromium for the browser journeys ...");
        apt(apt, "update", "-qq");
        apt(apt, "install", "-qq", "-y", "--no-install-recommends", "chromium", "fonts-liberation");
        return find();
    }

    private static void apt(Path apt, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(apt.toString()), Stream.of(arguments)).toList());
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
