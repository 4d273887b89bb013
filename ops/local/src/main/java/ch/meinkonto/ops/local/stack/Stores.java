package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.ops.stores.ElasticsearchSettings;
import ch.meinkonto.ops.stores.Folders;
import ch.meinkonto.ops.stores.LocalElasticsearch;
import ch.meinkonto.ops.stores.LocalPostgres;
import ch.meinkonto.ops.stores.PostgresSettings;
import ch.meinkonto.ops.stores.PrivateFiles;

/** PostgreSQL and Elasticsearch as services of the stack. */
final class Stores {
    private static final int HEAP_MEGABYTES = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path repository;
    private final StackFolder folder;
    private final Settings settings;

    Stores(Path repository, StackFolder folder, Settings settings) {
        this.repository = repository;
        this.folder = folder;
        this.settings = settings;
    }

    Path postgresLog() {
        return folder.data().resolve("postgresql/postgres.log");
    }

    Path elasticsearchLog() {
        return folder.data().resolve("elasticsearch/logs/node.log");
    }

    RunningService postgres() throws IOException, InterruptedException {
        List<PostgresSettings.Database> databases = Stream.of("portal", "auth-server", "dashboards")
                .map(service -> new PostgresSettings.Database(Settings.database(service).orElseThrow(),
                        settings.secrets().value(service, "SPRING_DATASOURCE_PASSWORD")))
                .toList();
        LocalPostgres server = LocalPostgres.start(new PostgresSettings(folder.applications().resolve("postgresql"),
                folder.data().resolve("postgresql"), settings.addresses().postgresql(),
                settings.secrets().value("postgresql", "POSTGRES_PASSWORD"),
                true, databases), PATIENCE);
        return new RunningService() {
            @Override
            public ProcessHandle process() {
                return server.process();
            }

            @Override
            public void awaitReady(Duration patience) {
                // It was when start returned.
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    RunningService elasticsearch() throws IOException {
        LocalElasticsearch node = LocalElasticsearch.start(new ElasticsearchSettings(homeCopy(),
                folder.data().resolve("elasticsearch"),
                settings.secrets().value("elasticsearch", "MEINKONTO_ELASTICSEARCH_API_KEY"),
                settings.addresses().elasticsearch(), settings.addresses().elasticsearchTransport(), HEAP_MEGABYTES));
        return new RunningService() {
            @Override
            public ProcessHandle process() {
                return node.process();
            }

            @Override
            public void awaitReady(Duration patience) throws IOException, InterruptedException {
                node.awaitGreen(patience);
            }

            @Override
            public void close() {
                node.close();
            }
        };
    }

    /** A copy of the server's jars, because a build may write the originals anew while the node runs. */
    private Path homeCopy() throws IOException {
        Path built = repository.resolve("ops/elasticsearch/target/home");
        if (!Files.isDirectory(built.resolve("lib"))) {
            throw new IOException("it was not built: " + built + " is missing");
        }
        Path copy = folder.applications().resolve("elasticsearch");
        Folders.delete(copy);
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    PrivateFiles.createFolder(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return copy;
    }
}
