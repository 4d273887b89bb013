package ch.meinkonto.ops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A program that another module brings: its jar with, beside it in {@code target/lib}, what it depends on; or a Spring Boot
 * jar, which carries all that within.
 *
 * @param module folder of the module
 * @param mainClass where it starts
 * @param name whose settings and secrets it is told
 * @param machine options of its Java machine
 */
record ModuleProgram(String module, String mainClass, String name, List<String> machine) {
    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    /** For programs that are over soon: they compile little and need little. */
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    /** For what may read a long file: compiled as well as Java can. */
    private static final List<String> COMPILED = List.of("-Xmx1g", "-XX:+UseSerialGC");
    /** For what is measured: compiled as well as Java can, with memory for ten thousand rules and a million groups. */
    private static final List<String> MEASURED = List.of("-Xmx4g", "-XX:+UseSerialGC");

    static final ModuleProgram ATTACK = new ModuleProgram("security-tests", "ch.meinkonto.securitytests.attack.Attack",
            "security-tests");
    static final ModuleProgram SCAN = new ModuleProgram("security-tests", "ch.meinkonto.securitytests.scan.Scan",
            "security-tests");
    static final ModuleProgram DEPENDENCIES = new ModuleProgram("security-tests",
            "ch.meinkonto.securitytests.supply.DependencyGate", "security-tests");
    static final ModuleProgram DEMO = new ModuleProgram("ops/traffic", "ch.meinkonto.ops.traffic.Demo",
            "security-tests");
    static final ModuleProgram SIGMA = new ModuleProgram("soc-pipeline/sigma", "ch.meinkonto.soc.sigma.SigmaCommand",
            "sigma", COMPILED);
    static final ModuleProgram BENCH = new ModuleProgram("soc-pipeline/bench", "ch.meinkonto.soc.bench.Bench",
            "bench", MEASURED);
    static final ModuleProgram AUDIT = new ModuleProgram("soc-pipeline/engine",
            "ch.meinkonto.soc.engine.audit.VerifyAudit", "engine");

    ModuleProgram(String module, String mainClass, String name) {
        this(module, mainClass, name, SMALL);
    }

    /**
     * Runs the program with our terminal.
     *
     * @return its exit code
     * @throws IOException if the module or the program is not there
     */
    int run(Context context, List<String> arguments) throws IOException, InterruptedException {
        return builder(context, arguments).inheritIO().start().waitFor();
    }

    /** The program as it would be run, for callers who want its output. */
    ProcessBuilder builder(Context context, List<String> arguments) throws IOException {
        Path target = context.repository().resolve(module).resolve("target");
        Path jar = target.resolve(module.substring(module.lastIndexOf('/') + 1) + "-0.1.0.jar");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(isBootProgram(jar)
                ? List.of("-Dloader.main=" + mainClass, "-cp", jar.toString(), BOOT_LAUNCHER)
                : List.of("-cp", jar + ":" + target.resolve("lib") + "/*", mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(context.settings().of(name));
        builder.environment().put("MEINKONTO_REPOSITORY", context.repository().toString());
        builder.environment().put("MEINKONTO_HOME", context.folder().path().toString());
        return builder;
    }

    /**
     * Whether the program lies within a Spring Boot jar.
     *
     * @throws IOException if it is not in the jar at all
     */
    private boolean isBootProgram(Path jar) throws IOException {
        String entry = mainClass.replace('.', '/') + ".class";
        if (Files.isRegularFile(jar)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry("BOOT-INF/classes/" + entry) != null) {
                    return true;
                }
                if (zip.getEntry(entry) != null) {
                    return false;
                }
            }
        }
        throw new IOException("This is not built yet: " + module + " has no " + mainClass + ".");
    }
}
