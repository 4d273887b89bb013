package ch.meinkonto.ops.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One service of the stack.
 *
 * @param name as people type it
 * @param url where people or programs find it
 * @param ports on 127.0.0.1, all of which must be free before it starts
 * @param needs names of the services that must be up before it starts
 * @param phase services of a lower phase are stopped first
 * @param log what it says
 * @param launch starts it
 */
public record ServiceSpec(String name, String url, List<Integer> ports, Set<String> needs, StopPhase phase, Path log,
        Launch launch) {
    /** Copies its collections. */
    public ServiceSpec {
        ports = List.copyOf(ports);
        needs = Set.copyOf(needs);
    }

    /** In this order services stop: those who write before those who are written to. */
    public enum StopPhase {
        APPLICATION,
        ENGINE,
        STORE
    }
}
