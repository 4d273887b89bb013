package ch.meinkonto.ops.stores;

import java.nio.file.Path;
import java.util.List;

/**
 * What a local PostgreSQL server needs to know.
 *
 * @param binaries folder to which the server's programs are unpacked, readable by its owner only
 * @param folder the server's own folder: data and log; created when missing
 * @param port where it listens on 127.0.0.1
 * @param adminPassword password of the role {@code postgres}; must stay the same over the life of the data
 * @param durable whether a commit waits for the disk; tests may say no
 * @param databases created when missing, each owned by a role of its own name
 */
public record PostgresSettings(Path binaries, Path folder, int port, String adminPassword, boolean durable,
        List<Database> databases) {
    /** Takes absolute paths, because the server changes its working folder. */
    public PostgresSettings {
        binaries = binaries.toAbsolutePath();
        folder = folder.toAbsolutePath();
        databases = List.copyOf(databases);
        requirePassword("postgres", adminPassword);
    }

    /**
     * A database and the role that owns it.
     *
     * @param name of both, lower-case letters
     * @param password of the role
     */
    public record Database(String name, String password) {
        /** Refuses names that would have to be quoted and passwords that are no secret. */
        public Database {
            if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
                throw new IllegalArgumentException("not a plain database name: " + name);
            }
            requirePassword(name, password);
        }
    }

    private static void requirePassword(String role, String password) {
        if (!password.matches("[A-Za-z0-9_-]{8,}")) {
            throw new IllegalArgumentException("role " + role + " needs a password of at least 8 letters or digits");
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
