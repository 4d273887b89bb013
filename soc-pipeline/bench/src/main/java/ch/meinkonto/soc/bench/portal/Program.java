package ch.meinkonto.soc.bench.portal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.bench.stand.Repository;

/**
 * A packaged program of ours and how its Java machine runs: compiled as well as Java can and with the parallel collector, as in
 * production, not as the launcher runs it for somebody who develops. G1 would use the processors for itself meanwhile: 23 ms
 * for a resident's evening instead of one.
 *
 * @param name as the launcher calls it
 * @param module its folder in the repository
 * @param heap megabytes at most
 */
record Program(String name, String module, int heap) {
    static final Program ENGINE = new Program("engine", "soc-pipeline/engine", 512);
    static final Program AUTH_SERVER = new Program("auth-server", "auth-server", 512);
    static final Program PORTAL = new Program("portal", "portal", 512);
    static final Program SIMULATORS = new Program("simulators", "ops/simulators", 256);

    /** The jar that the build leaves. */
    Path jar(Path repository) {
        Path folder = repository.resolve(module);
        return folder.resolve("target").resolve(folder.getFileName() + "-0.1.0.jar");
    }

    /**
     * Its command line.
     *
     * @param jar unpacked
     * @param agents further options of its Java machine
     */
    List<String> command(Path jar, List<String> agents) {
        List<String> command = new ArrayList<>(List.of(Repository.java().toString(), "-Xms64m", "-Xmx" + heap + "m",
                "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "-Djava.awt.headless=true"));
        command.addAll(agents);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** What it is told beyond what the launcher would tell it. */
    Map<String, String> more() {
        return this == SIMULATORS
                ? Map.of("MEINKONTO_POPULATION_SIZE", Integer.toString(Taxpayers.RESIDENTS))
                : Map.of();
    }
}
