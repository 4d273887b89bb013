package ch.meinkonto.securitytests.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * {@code ./meinkonto dependencies}: source of data, canary, real run, verdict, in this order; the first doubt ends it. Exit
 * code 0 when it passed, 1 when it did not, 2 for a wrong argument.
 */
public final class DependencyGate {
    private final DependencyCheck check;
    private final Map<String, String> environment;
    private final Clock clock;

    DependencyGate(DependencyCheck check, Map<String, String> environment, Clock clock) {
        this.check = check;
        this.environment = environment;
        this.clock = clock;
    }

    /** Runs the gate for the project in {@code MEINKONTO_REPOSITORY}, or else in the current folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            System.err.println("dependencies takes no argument; it reads NVD_API_KEY or NVD_DATAFEED_URL.");
            System.exit(2);
        }
        Path root = Path.of(System.getenv().getOrDefault("MEINKONTO_REPOSITORY", "")).toAbsolutePath();
        DependencyCheck check = new DependencyCheck(root, Map.of(), Map.of());
        Verdict verdict = new DependencyGate(check, System.getenv(), Clock.systemUTC()).decide(root.resolve("target"));
        switch (verdict) {
            case Verdict.Passed passed -> System.out.println("✓ " + passed.sentence());
            case Verdict.Failed failed -> {
                System.err.println("✗ " + failed.sentence());
                System.exit(1);
            }
        }
    }

    /** Decides, with the logs of the runs written to the folder. */
    Verdict decide(Path logs) throws IOException, InterruptedException {
        if (!environment.containsKey("NVD_API_KEY") && !environment.containsKey("NVD_DATAFEED_URL")) {
            return Verdict.noData();
        }
        System.out.println("Looking for the canary …");
        if (!check.canary(logs.resolve("canary"), logs.resolve("dependency-check-canary.log")).names(Canary.CVE)) {
            return Verdict.blind();
        }
        System.out.println("The data know the canary. Looking at every dependency …");
        return Verdict.of(check.everything(logs.resolve("dependency-check.log")), clock.instant());
    }
}
