package ch.meinkonto.ops.local.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at everything the platform needs from a machine and names the cure for what is missing. */
public final class Doctor {
    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final int NEEDED_JDK = 25;
    private static final long NEEDED_DISK = 4;
    private static final long NEEDED_MEMORY = 5;
    private static final List<Integer> PORTS = List.of(8080, 9000, 8090, 8095, 4317, 4318, 8070, 8025, 15432, 19200,
            19300);
    private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";

    private Doctor() {}

    /** Prints the findings; exit code 1 when something that is needed is missing. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path repository = Path.of(System.getProperty("meinkonto.repository", ""));
        List<Finding> findings = List.of(jdk(), disk(repository), memory(), ports(), userNamespaces(),
                postgresBinaries(),
                browser(), maven());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        findings.forEach(finding -> out.println(finding.line()));
        System.exit(findings.stream().allMatch(finding -> finding.fine() || !finding.needed()) ? 0 : 1);
    }

    private static Finding jdk() {
        int version = Runtime.version().feature();
        String what = "JDK " + Runtime.version() + " at " + System.getProperty("java.home");
        return version >= NEEDED_JDK
                ? Finding.good(what)
                : Finding.bad(what, "Install a JDK " + NEEDED_JDK + " (https://adoptium.net) or set JAVA_HOME.");
    }

    private static Finding disk(Path repository) throws IOException {
        long free = Files.getFileStore(repository.toAbsolutePath()).getUsableSpace() / GIGABYTE;
        String what = free + " GB of disk are free";
        return free >= NEEDED_DISK ? Finding.good(what) : Finding.bad(what, "Make room for " + NEEDED_DISK + " GB.");
    }

    private static Finding memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = Math.round(system.getTotalMemorySize() / (double) GIGABYTE);
        String what = total + " GB of memory";
        return total >= NEEDED_MEMORY
                ? Finding.good(what)
                : Finding.missed(what, "The stack alone takes about 3 GB: close what you do not need.");
    }

    private static Finding ports() throws IOException {
        List<Integer> taken = new ArrayList<>();
        for (int port : PORTS) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            } catch (BindException e) {
                taken.add(port);
            }
        }
        return taken.isEmpty()
                ? Finding.good("All ports are free " + PORTS)
                : Finding.missed("These ports are taken: " + taken,
                        "Fine if ./meinkonto status shows our own services; else stop the programs that hold them.");
    }

    /** PostgreSQL does not run as root; the launcher then needs a user namespace for it. */
    private static Finding userNamespaces() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Finding.good("You are not root: PostgreSQL can run as you");
        }
        return succeeds("unshare", "--user", "true")
                ? Finding.good("You are root, and user namespaces work for PostgreSQL")
                : Finding.bad("You are root, and this machine allows no user namespaces",
                        "Run as an ordinary user, or allow them: sysctl -w kernel.unprivileged_userns_clone=1");
    }

    private static Finding postgresBinaries() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return "Linux amd64".equals(system)
                ? Finding.good("Tried and tested on " + system)
                : Finding.missed("Not tried on " + system, "Please tell us how it went.");
    }

    private static Finding browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst().map(path -> Finding.good("Browser for the journeys: " + path))
                .orElse(Finding.missed("No Chromium: ./meinkonto test cannot run the browser journeys",
                        "apt-get install --no-install-recommends chromium fonts-liberation"));
    }

    private static Finding maven() throws InterruptedException {
        String address = System.getenv().getOrDefault("MVNW_REPOURL", CENTRAL);
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return Finding.good("The Maven repository answers (" + status + "): " + address);
        } catch (IOException e) {
            return Finding.missed("The Maven repository does not answer: " + address,
                    "Needed for the first build only; check network and proxy.");
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
