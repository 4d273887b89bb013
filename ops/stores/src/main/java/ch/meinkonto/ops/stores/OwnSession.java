package ch.meinkonto.ops.stores;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a program in a session of its own, so that a Ctrl-C in the terminal reaches only the launcher, which then stops
 * everything in order.
 */
public final class OwnSession {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private OwnSession() {}

    /** What to put before the command; nothing where the system has no such program. */
    public static List<String> prefix() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().map(place -> List.of(place.toString()))
                .orElse(List.of());
    }

    /** Whether we are the superuser. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
