package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The source tree we were built from, and what the build has put into it. */
public final class Repository {
    private static final Path BENCH = Path.of("soc-pipeline", "bench");
    private static final int UNPACK_MINUTES = 2;

    private Repository() {}

    /**
     * Where the repository is.
     *
     * @param environment {@code MEINKONTO_REPOSITORY} says so; else it is looked for from the working folder upwards
     */
    public static Path root(Map<String, String> environment) throws IOException {
        String named = environment.get("MEINKONTO_REPOSITORY");
        Path root = named == null ? above(Path.of("").toAbsolutePath()) : Path.of(named);
        if (root == null) {
            throw new IOException("The repository was not found from the working folder upwards.");
        }
        return root;
    }

    /** The target folder of this module, created when missing. */
    public static Path target(Path root) throws IOException {
        return Files.createDirectories(root.resolve(BENCH).resolve("target"));
    }

    /** The Java program that runs us. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * Unpacks a Spring Boot jar as the launcher runs it.
     *
     * @param unpacked a folder that is not there yet
     * @return the jar to start
     * @throws IOException if that fails; the message names the log
     */
    public static Path unpack(Path jar, Path unpacked) throws IOException, InterruptedException {
        Path log = unpacked.resolveSibling(unpacked.getFileName() + "-unpacking.log");
        Process unpacking = new ProcessBuilder(java().toString(), "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar",
                jar.toString(), "extract", "--destination", unpacked.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!unpacking.waitFor(UNPACK_MINUTES, TimeUnit.MINUTES) || unpacking.exitValue() != 0) {
            unpacking.destroyForcibly();
            throw new IOException(jar.getFileName() + " could not be unpacked; see " + log + ".");
        }
        return unpacked.resolve(jar.getFileName());
    }

    private static @Nullable Path above(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        return null;
    }
}
