package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ch.meinkonto.ops.stores.Folders;

/**
 * What the build has put where: the server's jars and the engine, unpacked as the launcher runs it.
 *
 * @param folder for all that this run needs; deleted when it is closed
 * @param elasticsearch home of the server's jars, only read
 * @param engine the engine's jar, unpacked
 */
public record Installation(Path folder, Path elasticsearch, Path engine) implements AutoCloseable {
    private static final Path ENGINE = Path.of("soc-pipeline", "engine", "target", "engine-0.1.0.jar");
    private static final Path ELASTICSEARCH = Path.of("ops", "elasticsearch", "target", "home");

    /**
     * Unpacks the engine of this repository into a new folder below the target folder of this module.
     *
     * @param environment says where the repository is, see {@link Repository#root}
     * @throws IOException if something has not been built; the message says what
     */
    public static Installation of(Map<String, String> environment) throws IOException, InterruptedException {
        Path root = Repository.root(environment);
        Path jar = root.resolve(ENGINE);
        Path elasticsearch = root.resolve(ELASTICSEARCH);
        if (!Files.isRegularFile(jar) || !Files.isDirectory(elasticsearch.resolve("lib"))) {
            throw new IOException("This is not built yet: it takes the packaged engine and the local Elasticsearch; "
                    + "./meinkonto build makes both.");
        }
        Path folder = Files.createTempDirectory(Repository.target(root), "pipeline-");
        return new Installation(folder, elasticsearch, Repository.unpack(jar, folder.resolve("engine")));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
