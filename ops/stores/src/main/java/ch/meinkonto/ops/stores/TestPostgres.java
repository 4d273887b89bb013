package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL per test JVM, started at first use and stopped with it; every caller gets an empty database of its
 * own.
 */
public final class TestPostgres {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "only-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestPostgres() {}

    /**
     * An empty database.
     *
     * @param url JDBC URL
     * @param user owner of the database
     * @param password its password, never empty
     */
    public record Database(String url, String user, String password) {
        /** The settings a Spring Boot application needs to use it, as {@code key=value} pairs. */
        public String[] springProperties() {
            return new String[]{"spring.datasource.url=" + url, "spring.datasource.username=" + user,
                    "spring.datasource.password=" + password,
                    // Whoever still asks when the test JVM ends and PostgreSQL is gone shall not wait half a minute.
                    "spring.datasource.hikari.connection-timeout=5000"};
        }
    }

    /** Creates an empty database, whose name begins with {@code prefix} (lower-case letters). */
    public static Database database(String prefix) {
        String name = prefix + "_" + NEXT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(Server.INSTANCE.url("postgres"), "postgres", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Database(Server.INSTANCE.url(name), "postgres", PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException("test database " + name + " could not be created", e);
        }
    }

    /** Started when first touched; the class loader's lock makes it happen once. */
    private static final class Server {
        static final LocalPostgres INSTANCE = start();

        private static LocalPostgres start() {
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-");
                Path binaries = Path.of(System.getProperty("user.home"), ".cache", "meinkonto", "postgres");
                LocalPostgres server = LocalPostgres.start(
                        new PostgresSettings(binaries, folder, freePort(), PASSWORD, false, List.of()), PATIENCE);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder), "postgres-stop"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL started", e);
            }
        }

        private static void end(LocalPostgres server, Path folder) {
            server.close();
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                // It lies below target: the next "mvn clean" takes it.
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
