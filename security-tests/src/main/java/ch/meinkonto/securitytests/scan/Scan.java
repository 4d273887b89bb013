package ch.meinkonto.securitytests.scan;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.securitytests.stack.Loopback;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.stack.TargetRefused;
import ch.meinkonto.securitytests.visitor.FlowStopped;
import ch.meinkonto.securitytests.visitor.Visitor;
import ch.meinkonto.securitytests.zap.ZapApi;
import ch.meinkonto.securitytests.zap.ZapDaemon;
import ch.meinkonto.securitytests.zap.ZapUnavailable;

/**
 * {@code ./meinkonto scan}. Exit status: 0 passed, 1 found too much or saw too little, 2 wrong call, 3 the stack or ZAP
 * does not answer.
 */
@Command(name = "./meinkonto scan", mixinStandardHelpOptions = true, version = "0.1.0", sortOptions = false, description = "Scans portal, auth-server and dashboards with ZAP, signed in, and judges the result.")
public final class Scan implements Callable<Integer> {
    private static final int NOT_PASSED = 1;
    private static final int NOT_RUNNING = 3;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--full-zap", paramLabel = "URL", description = "use this running ZAP on this machine instead of assembling one")
    private @Nullable URI fullZap;

    @Option(names = "--api-key", paramLabel = "KEY", description = "API key of that ZAP")
    private String apiKey = "";

    @Option(names = "--report", paramLabel = "DIR", description = "where the three reports go (default: ${DEFAULT-VALUE})")
    private Path report = Path.of("security-tests", "target", "scan-report");

    @Option(names = "--minutes", paramLabel = "N", description = "longest active scan of one site (default: 3)")
    private int minutes = 3;

    @Option(names = "--site", paramLabel = "NAME", description = "scan only this one: portal, auth-server or dashboards")
    private String onlySite = "";

    @Option(names = "--json", description = "print findings and the verdict as JSON lines")
    private boolean json;

    Scan(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Entry point. */
    public static void main(String... args) {
        System.exit(new CommandLine(new Scan(System.getenv(), System.out, System.err))
                .setParameterExceptionHandler(Scan::explain)
                .execute(args));
    }

    private static int explain(CommandLine.ParameterException wrong, String[] arguments) {
        wrong.getCommandLine().getErr().println(wrong.getMessage() + ". ./meinkonto scan --help tells more.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() throws IOException {
        try {
            RunningStack stack = RunningStack.from(environment);
            requireRunning(stack);
            if (fullZap != null) {
                return scan(stack, new ZapApi(Loopback.only(fullZap), apiKey));
            }
            progress().accept("Assembling ZAP from Maven artifacts");
            try (ZapDaemon daemon = ZapDaemon.start()) {
                return scan(stack, daemon.api());
            }
        } catch (StackUnavailable | ZapUnavailable | FlowStopped unavailable) {
            err.println(unavailable.getMessage());
            return NOT_RUNNING;
        } catch (TargetRefused refused) {
            err.println(refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static void requireRunning(RunningStack stack) {
        try (Visitor visitor = Visitor.fromHere()) {
            for (Service service : List.of(Service.PORTAL, Service.AUTH, Service.DASHBOARDS)) {
                visitor.sendOnce("GET", stack.page(service, "/"), Map.of(), null);
            }
        }
    }

    private int scan(RunningStack stack, ZapApi zap) throws IOException {
        Clock clock = Clock.systemUTC();
        List<Site> sites = new ScanSites(stack, clock, progress()).all().stream()
                .filter(site -> onlySite.isEmpty() || site.label().equals(onlySite)).toList();
        ScanOutcome outcome = new ZapScan(zap, clock, Duration.ofMinutes(Math.clamp(minutes, 1, 60)), progress())
                .of(sites);
        Verdict verdict = Verdict.over(outcome, AllowList.checkedIn(), LocalDate.now(clock));
        write(outcome, verdict);
        if (json) {
            printLines(outcome, verdict);
        } else {
            printSummary(verdict);
        }
        return verdict.isPassed() ? 0 : NOT_PASSED;
    }

    private void write(ScanOutcome outcome, Verdict verdict) throws IOException {
        Files.createDirectories(report);
        Files.writeString(report.resolve("scan.html"), HtmlReport.of(outcome, verdict));
        Files.writeString(report.resolve("scan.json"), JsonReport.of(outcome, verdict));
        Files.writeString(report.resolve("scan.sarif"), SarifReport.of(outcome, verdict));
    }

    private void printLines(ScanOutcome outcome, Verdict verdict) {
        outcome.findings().forEach(finding -> out.println(JsonMapper.shared().createObjectNode()
                .put("rule", finding.name()).put("risk", finding.risk().label())
                .put("confidence", finding.confidence()).put("url", finding.url())
                .put("parameter", finding.parameter())));
        out.println(JsonMapper.shared().createObjectNode().put("urls", outcome.urls())
                .put("requests", outcome.attacks()).put("rules", outcome.rules())
                .put("seconds", outcome.duration().toMillis() / 1000.0).put("verdict", verdict.word()));
    }

    private void printSummary(Verdict verdict) {
        out.println();
        verdict.blocking().forEach(finding -> out.printf("%-7s %s%n        %s %s%s%n", finding.risk().label(),
                finding.name(), finding.method(), finding.shortUrl(),
                finding.parameter().isEmpty() ? "" : " (" + finding.parameter() + ")"));
        out.println(verdict.isPassed() ? "Passed." : "Not passed.");
        out.println(verdict.sentence());
        out.println("Report: " + report.resolve("scan.html") + " (also scan.json and scan.sarif)");
    }

    /** Progress goes to the error stream when the output is for programs. */
    private Consumer<String> progress() {
        return json ? err::println : out::println;
    }
}
