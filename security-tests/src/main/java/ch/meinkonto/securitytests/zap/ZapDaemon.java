package ch.meinkonto.securitytests.zap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A ZAP of our own: assembled in a temporary folder, started on loopback, stopped and thrown away when closed. */
public final class ZapDaemon implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final Process process;
    private final ZapApi api;
    private final Thread atExit = new Thread(this::end, "stop ZAP");

    private ZapDaemon(Path folder, Process process, ZapApi api) {
        this.folder = folder;
        this.process = process;
        this.api = api;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Assembles and starts one, and waits until it answers.
     *
     * @throws ZapUnavailable if it cannot be built or does not come up; the message carries its last lines
     */
    public static ZapDaemon start() {
        return start(ProcessHandle.current());
    }

    /** Starts one that ends with this process. */
    static ZapDaemon start(ProcessHandle owner) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        try {
            Path folder = Files.createTempDirectory("meinkonto-zap-");
            new ZapAssembly(ZapParts.builtBeside(ZapDaemon.class)).into(folder);
            int port = freePort();
            Process process = launch(folder, port, key, owner);
            ZapDaemon daemon = new ZapDaemon(folder, process, new ZapApi(URI.create("http://127.0.0.1:" + port), key));
            daemon.awaitReady();
            return daemon;
        } catch (IOException failure) {
            throw new ZapUnavailable("ZAP could not be started: " + failure.getMessage(), failure);
        }
    }

    private static Process launch(Path folder, int port, String key, ProcessHandle owner) throws IOException {
        // In a file of a private folder: what stands on the command line everybody can list.
        Path settings = Files.writeString(folder.resolve("settings.properties"),
                "api.key=" + key + "\nstart.checkForUpdates=false\nmeinkonto.owner=" + owner.pid() + "\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-Xmx768m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-jar",
                folder.resolve(ZapAssembly.CORE).toString(), "-daemon", "-silent", "-installdir", folder.toString(),
                "-dir", folder.resolve("home").toString(), "-host", "127.0.0.1", "-port", Integer.toString(port),
                "-configfile", settings.toString());
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("zap.log").toFile()).start();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                api.view("core", "version");
                return;
            } catch (ZapUnavailable _) {
                pause();
            }
        }
        List<String> log = Files.readAllLines(folder.resolve("zap.log"));
        close();
        throw new ZapUnavailable("ZAP did not come up within " + START.toSeconds() + " s:\n"
                + String.join("\n", log.subList(Math.max(0, log.size() - 15), log.size())));
    }

    /** Its API. */
    public ZapApi api() {
        return api;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its output so far, errors of rules included. */
    public String log() {
        try {
            return Files.readString(folder.resolve("zap.log"))
                    + Files.readString(folder.resolve("home/zap.log"));
        } catch (IOException failure) {
            return "(no log: " + failure.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // a temporary folder: the system cleans up what is left
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
