package ch.meinkonto.ops.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Maven and shows what a person wants to see of it: which module, how long, and the errors. */
final class MavenBuild {
    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (.+?) 0\\.1\\.0\\s+\\[(\\d+)/(\\d+)\\]");
    /** Not below target, which the build cleans while its log is being written. */
    private static final Path LOGS = Path.of(".meinkonto", "logs");
    private static final Pattern ONE_CLASS = Pattern.compile("Tests run: (\\d+), .*Time elapsed: .* -- in (\\S+)");

    /**
     * Modules built at once. More than two gain little, since the longest module takes half of the time whatever runs beside
     * it, and each takes a Java process, a PostgreSQL and an Elasticsearch: about 2 GB of memory.
     */
    private static final int AT_ONCE = Math.min(2, Runtime.getRuntime().availableProcessors());

    private final Path repository;
    private final PrintStream out;
    private final long begin = System.nanoTime();

    MavenBuild(Path repository, PrintStream out) {
        this.repository = repository;
        this.out = out;
    }

    /** Runs goals on all modules to the end, two modules at a time, even past failures; true when all is green. */
    boolean run(List<String> goals) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(goals);
        arguments.addAll(List.of("--fail-at-end", "--threads", Integer.toString(AT_ONCE)));
        return maven(arguments, Map.of(), "test.log");
    }

    /** Runs the browser journeys against the stack that {@code settings} describe. */
    boolean journeys(Map<String, String> settings) throws IOException, InterruptedException {
        return maven(
                List.of("test", "-Pjourney", "-Dcyclonedx.skip", "-pl", "security-tests", "-am", "-Dtest=*JourneyTests",
                        "-Dsurefire.failIfNoSpecifiedTests=false"),
                settings, "journeys.log");
    }

    private boolean maven(List<String> arguments, Map<String, String> settings, String logName)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(repository.resolve("mvnw").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(settings);
        Path log = Files.createDirectories(repository.resolve(LOGS)).resolve(logName);
        Process process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                PrintStream file = new PrintStream(
                        Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                file.println(line);
                show(line);
            }
        }
        boolean green = process.waitFor() == 0;
        out.println(green ? "Maven is green." : "Maven is red; all it said is in " + log + ".");
        return green;
    }

    private void show(String line) {
        Matcher module = MODULE.matcher(line);
        Matcher tests = ONE_CLASS.matcher(line);
        if (module.find()) {
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            out.printf("  %4d s  %s/%s %s%n", seconds, module.group(2), module.group(3), module.group(1));
        } else if (tests.find()) {
            out.printf("          %4s %s%n", tests.group(1), tests.group(2));
        } else if (line.startsWith("[ERROR]") && line.length() > "[ERROR] ".length()) {
            out.println(line);
        }
    }
}
