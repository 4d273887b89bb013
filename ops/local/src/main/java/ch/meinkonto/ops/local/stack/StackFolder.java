package ch.meinkonto.ops.local.stack;

import java.nio.file.Path;

/**
 * The folder in which everything lives that a stack leaves behind: {@code .meinkonto}, or where {@code MEINKONTO_HOME} says.
 *
 * @param path absolute
 */
public record StackFolder(Path path) {
    /** Takes an absolute path, because children have other working folders. */
    public StackFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** What survives a restart. */
    public Path data() {
        return path.resolve("data");
    }

    /** Generated passwords and keys, for their owner only. */
    public Path secrets() {
        return path.resolve("secrets");
    }

    /** What the services say. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Copies of jars, so that a build does not pull them from under a running process. */
    public Path applications() {
        return path.resolve("applications");
    }

    /** Held by the launcher while the stack runs. */
    Path lock() {
        return path.resolve("run/lock");
    }

    /** Written by the launcher whenever something changes. */
    Path state() {
        return path.resolve("run/state");
    }
}
