package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One real PostgreSQL per test JVM, started at first use and stopped with it; every caller gets an empty database of its
 * own.
 */
public final class TestPostgres {
    private static final AtomicInteger NEXT = new AtomicInteger();

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
                    "spring.datasource.password=" + password};
        }
    }

    /** Creates an empty database, whose name begins with {@code prefix} (lower-case letters). */
    public static Database database(String prefix) {
        String name = prefix + "_" + NEXT.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Database(Server.INSTANCE.getJdbcUrl("postgres", name), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException("test database " + name + " could not be created", e);
        }
    }

    /** Started when first touched; the class loader's lock makes it happen once. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                Path binaries = Path.of(System.getProperty("user.home"), ".cache", "meinkonto", "postgres-binaries");
                Files.createDirectories(binaries);
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("timezone", "UTC")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
            }
        }
    }
}
