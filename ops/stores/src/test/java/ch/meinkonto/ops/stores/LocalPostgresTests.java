package ch.meinkonto.ops.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's PostgreSQL: safe by default, and its data outlive it. */
class LocalPostgresTests {
    private static final Path BINARIES = Path.of("target", "postgres-binaries");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;
    private PostgresSettings settings;

    @BeforeEach
    void chooseAPort() throws IOException {
        settings = below("postgres");
    }

    private PostgresSettings below(String name) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new PostgresSettings(BINARIES, folder.resolve(name), socket.getLocalPort(), "admin-password", true,
                    List.of(new PostgresSettings.Database("portal", "portal-password"),
                            new PostgresSettings.Database("auth", "auth-password")));
        }
    }

    @Test
    void keepsRowsOverARestartAndWaitsForTheDisk() throws Exception {
        try (var server = LocalPostgres.start(settings, PATIENCE);
                var connection = connect("portal", "portal-password", "portal")) {
            connection.createStatement().execute("create table permit (plate text)");
            connection.createStatement().execute("insert into permit values ('ZH 1')");
            assertThat(value(connection, "show fsync")).isEqualTo("on");
            assertThat(value(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        try (var server = LocalPostgres.start(settings, PATIENCE);
                var connection = connect("portal", "portal-password", "portal")) {
            assertThat(value(connection, "select plate from permit")).isEqualTo("ZH 1");
        }
    }

    @Test
    void letsNobodyInWithoutPasswordOrIntoAnothersDatabase() throws Exception {
        try (var server = LocalPostgres.start(settings, PATIENCE)) {
            assertThatThrownBy(() -> connect("postgres", "wrong-password", "postgres")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect("portal", "portal-password", "auth")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
            assertThat(Files.getPosixFilePermissions(BINARIES)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.readString(settings.data().resolve("pg_hba.conf")).lines())
                    .filteredOn(line -> !line.startsWith("#"))
                    .noneMatch(line -> line.contains("trust"));
        }
    }

    @Test
    void saysSoWhenItsPortBelongsToAnother() throws Exception {
        try (ServerSocket other = new ServerSocket(settings.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> LocalPostgres.start(settings, Duration.ofSeconds(20)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + settings.port() + " is taken");
        }
    }

    @Test
    void stopsAServerThatOutlivedItsLauncherAndItsGuard() throws Exception {
        var first = LocalPostgres.start(settings, PATIENCE);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                Files.readAllLines(settings.data().resolve("postmaster.pid")).getFirst())).orElseThrow();
        // The guard and its watcher, but not the server.
        first.process().descendants().filter(process -> process.info().command().orElse("").endsWith("sh"))
                .forEach(ProcessHandle::destroyForcibly);
        first.process().destroyForcibly();
        first.process().onExit().get(10, TimeUnit.SECONDS);
        assertThat(postmaster.isAlive()).isTrue();

        try (var second = LocalPostgres.start(settings, PATIENCE)) {
            assertThat(postmaster.isAlive()).isFalse();
            assertThat(second.process().isAlive()).isTrue();
        }
    }

    @Test
    void startsWhereItsProcessIdIsSomebodyElsesByNow() throws Exception {
        LocalPostgres.start(settings, PATIENCE).close();
        Process somebody = new ProcessBuilder("sleep", "60").start();
        Files.writeString(settings.data().resolve("postmaster.pid"), somebody.pid() + "\n");

        try (var server = LocalPostgres.start(settings, PATIENCE)) {
            assertThat(server.process().isAlive()).isTrue();
            assertThat(somebody.isAlive()).isTrue();
        } finally {
            somebody.destroyForcibly();
        }
    }

    @Test
    void leavesAServerOnOtherDataAlone() throws Exception {
        LocalPostgres.start(settings, PATIENCE).close();
        PostgresSettings elsewhere = below("elsewhere");
        try (var other = LocalPostgres.start(elsewhere, PATIENCE)) {
            Files.copy(elsewhere.data().resolve("postmaster.pid"), settings.data().resolve("postmaster.pid"));

            try (var server = LocalPostgres.start(settings, PATIENCE)) {
                assertThat(server.process().isAlive()).isTrue();
                assertThat(other.process().isAlive()).isTrue();
            }
        }
    }

    private Connection connect(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(settings.url(database), user, password);
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
