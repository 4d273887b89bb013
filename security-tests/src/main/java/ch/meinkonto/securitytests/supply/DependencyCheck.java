package ch.meinkonto.securitytests.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Dependency-Check as the build runs it: profile {@code dependency-check} of the root project, in a Maven of its own.
 *
 * @param root folder of the root project
 * @param environment variables the run gets besides those of this process
 * @param properties Maven properties of the run
 */
record DependencyCheck(Path root, Map<String, String> environment, Map<String, String> properties) {
    private static final String REPORT = "dependency-check-report.json";

    /** Looks at the canary only; what was found is in the report, whatever the exit code. */
    GateReport canary(Path folder, Path log) throws IOException, InterruptedException {
        Canary.write(folder);
        Path report = root.resolve("target/dependency-check-canary").resolve(REPORT);
        Files.deleteIfExists(report);
        run(log, List.of("-N", "-Ddependency-check.canary=" + folder, "dependency-check:check@canary"));
        return read(report, log);
    }

    /** Looks at everything the project is made of. */
    GateReport everything(Path log) throws IOException, InterruptedException {
        Path report = root.resolve("target").resolve(REPORT);
        Files.deleteIfExists(report);
        // The same flags as the launcher's build: a jar that is up to date is not written again under this very process.
        run(log, List.of("-Dquick", "-Dcyclonedx.skip", "-DskipTests", "package", "dependency-check:aggregate@gate"));
        return read(report, log);
    }

    private static GateReport read(Path report, Path log) throws IOException {
        if (!Files.exists(report)) {
            throw new IOException("Dependency-Check ended without a report; its output is in " + log);
        }
        return GateReport.read(report);
    }

    private void run(Path log, List<String> goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-Pdependency-check"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(goals);
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder maven = new ProcessBuilder(command).directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().putAll(environment);
        // Version 13 reports its runs to its makers unless told not to.
        maven.environment().put("DO_NOT_TRACK", "true");
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.start().waitFor();
    }
}
