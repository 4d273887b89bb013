package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL server as a process of its own, on loopback, with passwords for everybody. It ends with the process that
 * started it: a small shell holds the pipe that tells.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE_WITH_ORPHAN = Duration.ofSeconds(20);
    private static final long STOP_SECONDS = 20;
    /** SQLSTATE class of "the server is starting up". */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final PostgresSettings settings;
    private final Process process;

    private LocalPostgres(PostgresSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts the server on its data, which are created at the first start, and returns when it answers and all databases
     * are there.
     *
     * @throws IOException if it does not start; the message says why or names its log
     */
    public static LocalPostgres start(PostgresSettings settings, Duration patience)
            throws IOException, InterruptedException {
        Path binaries = PostgresBinaries.unpackBelow(settings.binaries());
        PrivateFiles.createFolder(settings.folder());
        PostgresOrphan.stop(settings.data(), PATIENCE_WITH_ORPHAN);
        requireFreePort(settings.port());
        var cluster = new PostgresCluster(binaries, settings);
        cluster.createWhenMissing();
        var server = new LocalPostgres(settings, cluster.launch());
        try {
            server.awaitAnswer(patience);
            server.createDatabases();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Whoever listens there would get our password with the first question. */
    private static void requireFreePort(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken by another program", e);
        }
    }

    private void awaitAnswer(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IOException("PostgreSQL ended with code " + process.exitValue() + ": " + lastWords());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("PostgreSQL is not ready after " + patience.toSeconds() + " s; see " + log());
            }
            Thread.sleep(POLL);
        }
    }

    private boolean answers() throws IOException {
        try (Connection connection = connect("postgres", settings.adminPassword(), "postgres")) {
            requireOwnData(connection);
            return true;
        } catch (SQLException e) {
            if (CANNOT_CONNECT_NOW.equals(e.getSQLState()) || String.valueOf(e.getSQLState()).startsWith("08")) {
                return false;
            }
            throw new IOException("PostgreSQL does not accept our password; the data in " + settings.data()
                    + " belong to other secrets: " + e.getMessage(), e);
        }
    }

    /** Another server on our port would take our tables without a word. */
    private void requireOwnData(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            if (!Files.isSameFile(Path.of(row.getString(1)), settings.data())) {
                throw new IOException(
                        "port " + settings.port() + " belongs to another PostgreSQL with data in " + row.getString(1));
            }
        }
    }

    private void createDatabases() throws IOException {
        try (Connection connection = connect("postgres", settings.adminPassword(), "postgres");
                Statement statement = connection.createStatement()) {
            for (PostgresSettings.Database database : settings.databases()) {
                create(statement, database);
            }
        } catch (SQLException e) {
            throw new IOException("the databases could not be created: " + e.getMessage(), e);
        }
    }

    /** Names and passwords were checked when the settings were made; nothing here needs quoting. */
    private static void create(Statement statement, PostgresSettings.Database database) throws SQLException {
        String name = database.name();
        boolean roleExists = exists(statement, "select 1 from pg_roles where rolname = '" + name + "'");
        statement.execute(
                (roleExists ? "alter" : "create") + " role " + name + " login password '" + database.password() + "'");
        if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
            statement.execute("create database " + name + " owner " + name);
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(settings.url(database) + "?connectTimeout=2&socketTimeout=30", user,
                password);
    }

    /** JDBC address of a database. */
    public String url(String database) {
        return settings.url(database);
    }

    /** The process that ends with the server. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** What the server has to say. */
    public Path log() {
        return PostgresCluster.log(settings);
    }

    private String lastWords() throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            lines = Files.readAllLines(log());
        } catch (NoSuchFileException e) {
            // It ended before it could say anything.
        }
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    /** Stops the server after its last transaction, and insists in the end. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
