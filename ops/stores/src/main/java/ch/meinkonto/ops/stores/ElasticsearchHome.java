package ch.meinkonto.ops.stores;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Where the build has put the server's jars. */
public final class ElasticsearchHome {
    private static final Path BUILT = Path.of("ops", "elasticsearch", "target", "home");

    private ElasticsearchHome() {}

    /**
     * The home that the module {@code ops/elasticsearch} has assembled, found from the working folder upwards.
     *
     * @throws IllegalStateException if it has not been built
     */
    public static Path built() {
        Path root = root();
        if (root == null || !Files.isDirectory(root.resolve(BUILT).resolve("lib"))) {
            throw new IllegalStateException("no Elasticsearch in " + BUILT + ": build with -am, or that module first");
        }
        return root.resolve(BUILT);
    }

    private static @Nullable Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        return null;
    }
}
