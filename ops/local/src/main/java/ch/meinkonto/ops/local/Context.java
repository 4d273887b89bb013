package ch.meinkonto.ops.local;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import ch.meinkonto.ops.local.stack.Addresses;
import ch.meinkonto.ops.local.stack.LocalStack;
import ch.meinkonto.ops.local.stack.Secrets;
import ch.meinkonto.ops.local.stack.ServiceSpec;
import ch.meinkonto.ops.local.stack.Settings;
import ch.meinkonto.ops.local.stack.Stack;
import ch.meinkonto.ops.local.stack.StackFolder;

/**
 * Where a command works.
 *
 * @param repository the root of the source tree
 * @param distribution the launcher's own folder
 * @param folder data, secrets and logs
 * @param addresses where everything listens
 */
record Context(Path repository, Path distribution, StackFolder folder, Addresses addresses) {
    /** As the script says it. */
    static Context current() {
        return new Context(path("meinkonto.repository"), path("meinkonto.distribution"),
                new StackFolder(path("meinkonto.home")),
                Addresses.from(System.getenv()));
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "the system property " + property + " is missing: use the script ./meinkonto");
        }
        return Path.of(value).toAbsolutePath();
    }

    Stack stack() {
        return new Stack(folder);
    }

    /** What every program is told; secrets are generated when they are missing. */
    Settings settings() throws IOException {
        return new Settings(addresses, Secrets.in(folder.secrets(), new SecureRandom()));
    }

    /** The services, ready to be started. */
    List<ServiceSpec> services() throws IOException {
        return new LocalStack(repository, distribution, folder).services(settings());
    }

    /** The services for those who only ask about them: nothing is generated or written. */
    List<ServiceSpec> describedServices() {
        return new LocalStack(repository, distribution, folder).services(new Settings(addresses, Secrets.none()));
    }

    /** Refuses in one sentence where there is nothing to talk to. */
    void requireRunning() throws IOException {
        if (!stack().isRunning()) {
            throw new IOException("The stack is not running; start it with ./meinkonto up --detach and try again.");
        }
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
