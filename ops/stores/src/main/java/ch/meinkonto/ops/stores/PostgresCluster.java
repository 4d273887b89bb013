package ch.meinkonto.ops.stores;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The files of one PostgreSQL server and the command lines that make and serve them. */
final class PostgresCluster {
    private final Path binaries;
    private final PostgresSettings settings;
    private final List<String> prefix;

    PostgresCluster(Path binaries, PostgresSettings settings) throws IOException, InterruptedException {
        this.binaries = binaries;
        this.settings = settings;
        this.prefix = OwnSession.isRoot() ? asNobodyInParticular() : List.of();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not root, and the files stay ours. */
    private static List<String> asNobodyInParticular() throws IOException, InterruptedException {
        List<String> unshare = List.of("unshare", "--user");
        List<String> trial = new ArrayList<>(unshare);
        trial.add("true");
        try {
            if (new ProcessBuilder(trial).start().waitFor() == 0) {
                return unshare;
            }
        } catch (IOException e) {
            // No such program: the same cure.
        }
        throw new IOException("PostgreSQL does not run as root and this machine allows no user namespaces; "
                + "run as an ordinary user");
    }

    void createWhenMissing() throws IOException, InterruptedException {
        if (Files.exists(settings.data().resolve("PG_VERSION")) && Files.exists(settings.folder().resolve("created"))) {
            return;
        }
        // An initdb that was interrupted leaves a folder that no server starts on; nothing of value is in it.
        Folders.delete(settings.data());
        Path passwordFile = settings.folder().resolve("password");
        PrivateFiles.write(passwordFile, settings.adminPassword());
        try {
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(binaries.resolve("bin/initdb").toString(), "-D", settings.data().toString(), "-U",
                    "postgres",
                    "--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8", "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8", "--locale=C"));
            if (!settings.durable()) {
                command.add("--no-sync");
            }
            run(command);
            PrivateFiles.write(settings.folder().resolve("created"), "");
        } finally {
            Files.delete(passwordFile);
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = builder(command).start();
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("PostgreSQL's data could not be created; see " + log(settings));
        }
    }

    /** Starts the server under a guard that stops it when we are gone. */
    Process launch() throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("/bin/sh", "-c", guard(), "guard"));
        command.addAll(prefix);
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", settings.data().toString()));
        String durable = settings.durable() ? "on" : "off";
        for (String setting : List.of("port=" + settings.port(), "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "password_encryption=scram-sha-256", "max_connections=" + (settings.durable() ? 80 : 200),
                "timezone=UTC",
                "log_timezone=UTC", "fsync=" + durable, "synchronous_commit=" + durable,
                "full_page_writes=" + durable)) {
            command.addAll(List.of("-c", setting));
        }
        return builder(command).start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(settings.folder().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(settings).toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "TMPDIR"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    static Path log(PostgresSettings settings) {
        return settings.folder().resolve("postgres.log");
    }

    private static String guard() throws IOException {
        try (InputStream stream = PostgresCluster.class.getResourceAsStream("guard.sh")) {
            return new String(Objects.requireNonNull(stream, "guard.sh").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
