package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.stores.Folders;

/**
 * What the build has put where: the server's jars and the engine, unpacked as the launcher runs it.
 *
 * @param folder for all that this run needs; deleted when it is closed
 * @param elasticsearch home of the server's jars, only read
 * @param engine the engine's jar, unpacked
 */
public record Installation(Path folder, Path elasticsearch, Path engine) implements AutoCloseable {
    private static final Path BENCH = Path.of("soc-pipeline", "bench");
    private static final Path ENGINE = Path.of("soc-pipeline", "engine", "target", "engine-0.1.0.jar");
    private static final Path ELASTICSEARCH = Path.of("ops", "elasticsearch", "target", "home");
    private static final int UNPACK_MINUTES = 2;

    /**
     * Unpacks the engine of this repository into a new folder below the target folder of this module.
     *
     * @param environment {@code MEINKONTO_REPOSITORY} says where the repository is; else it is looked for from the working
     *        folder upwards
     * @throws IOException if something has not been built; the message says what
     */
    public static Installation of(Map<String, String> environment) throws IOException, InterruptedException {
        Path root = root(environment);
        Path jar = root.resolve(ENGINE);
        Path elasticsearch = root.resolve(ELASTICSEARCH);
        if (!Files.isRegularFile(jar) || !Files.isDirectory(elasticsearch.resolve("lib"))) {
            throw new IOException("This is not built yet: it takes the packaged engine and the local Elasticsearch; "
                    + "./meinkonto build makes both.");
        }
        Path target = Files.createDirectories(root.resolve(BENCH).resolve("target"));
        Path folder = Files.createTempDirectory(target, "pipeline-");
        Path unpacked = folder.resolve("engine");
        Path log = folder.resolve("unpacking.log");
        Process unpacking = new ProcessBuilder(java().toString(), "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar",
                jar.toString(), "extract", "--destination", unpacked.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!unpacking.waitFor(UNPACK_MINUTES, TimeUnit.MINUTES) || unpacking.exitValue() != 0) {
            unpacking.destroyForcibly();
            throw new IOException("The engine's jar could not be unpacked; see " + log + ".");
        }
        return new Installation(folder, elasticsearch, unpacked.resolve(jar.getFileName()));
    }

    /** The Java program that runs us. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path root(Map<String, String> environment) throws IOException {
        String named = environment.get("MEINKONTO_REPOSITORY");
        Path root = named == null ? above(Path.of("").toAbsolutePath()) : Path.of(named);
        if (root == null) {
            throw new IOException("The repository was not found from the working folder upwards.");
        }
        return root;
    }

    private static @Nullable Path above(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
