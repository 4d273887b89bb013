package ch.meinkonto.soc.bench.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import ch.meinkonto.soc.bench.stand.ServerProcess;

/** How every provider runs: the heap and the collector that Keycloak's own script chooses, and both compilers. */
final class JavaMachine {
    static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx512m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "-Djava.security.egd=file:/dev/urandom");

    private JavaMachine() {}

    /** Waits until a server is ready, and ends it if it does not become so. */
    static Duration awaitReady(ServerProcess process, Duration patience) throws IOException, InterruptedException {
        try {
            return process.awaitReady(patience);
        } catch (IOException | InterruptedException failed) {
            process.close();
            throw failed;
        }
    }
}
