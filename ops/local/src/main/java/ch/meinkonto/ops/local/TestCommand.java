package ch.meinkonto.ops.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import ch.meinkonto.ops.local.stack.Addresses;
import ch.meinkonto.ops.local.stack.StackFolder;
import ch.meinkonto.ops.stores.Folders;

/** Everything there is to test, in one go: the build with all its rules, then journeys and attacks on a fresh stack. */
@Command(name = "test", description = "Run every test: build, browser journeys, attacks.", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private static final int PORT_OFFSET = 10_000;

    @Option(names = "--on-stack", description = "Only what needs a running stack: journeys and attacks.")
    private boolean onStack;

    private final Context context = Context.current();
    /** Beside a stack that may be running: other data, other ports. */
    private final Context fresh = new Context(context.repository(), context.distribution(),
            new StackFolder(context.repository().resolve(".meinkonto-test")), new Addresses(PORT_OFFSET));
    private final Instant begin = context.clock().instant();
    private final List<String> notRun = new ArrayList<>();
    private final Score score = new Score();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Path> browser = Chromium.findOrInstall(System.out);
        browser.ifPresentOrElse(path -> System.out.println("Browser: " + path),
                () -> notRun.add(
                        "browser journeys (no Chromium: apt-get install --no-install-recommends chromium fonts-liberation)"));
        boolean built = onStack || verify();
        score.addReports(context.repository(), begin);
        if (!built && score.failures().isEmpty()) {
            score.failed("the build (.meinkonto/logs/test.log)");
        }
        if (built) {
            onAFreshStack(browser.isPresent());
        } else {
            notRun.add("browser journeys and attacks (the build is red)");
        }
        return conclude(built);
    }

    /** From nothing: what a quick build has compiled was compiled without the rules. */
    private boolean verify() throws IOException, InterruptedException {
        boolean green = new MavenBuild(context.repository(), System.out).run(List.of("clean", "verify"));
        if (green) {
            script("mark-built");
        }
        return green;
    }

    private void onAFreshStack(boolean browser) throws IOException, InterruptedException {
        Folders.delete(fresh.folder().path());
        int up = script("up", "--detach");
        if (up != 0) {
            notRun.add("browser journeys and attacks (the stack did not start, see above)");
            score.failed("the stack starts");
            return;
        }
        try {
            if (browser) {
                Instant journeys = context.clock().instant();
                boolean green = new MavenBuild(context.repository(), System.out)
                        .journeys(fresh.settings().of("security-tests"));
                score.addReports(context.repository(), journeys);
                if (!green && score.failures().isEmpty()) {
                    score.failed("the browser journeys (.meinkonto/logs/journeys.log)");
                }
            }
            score.addAttacks(attackAll());
        } finally {
            script("down");
        }
        if (score.isGreen()) {
            Folders.delete(fresh.folder().path());
        } else {
            System.out.println("Logs and data of the test's stack stay in " + fresh.folder().path() + ".");
        }
    }

    private List<String> attackAll() throws IOException, InterruptedException {
        Process process = ModuleProgram.ATTACK.builder(fresh, List.of("all", "--json", "--soon"))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().peek(System.out::println).toList();
        process.waitFor();
        return lines;
    }

    private int script(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(context.repository().resolve("meinkonto").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("MEINKONTO_HOME", fresh.folder().path().toString());
        builder.environment().put("MEINKONTO_PORT_OFFSET", Integer.toString(fresh.addresses().offset()));
        return builder.start().waitFor();
    }

    private int conclude(boolean built) {
        System.out.println();
        score.failures().forEach(failure -> System.out.println("FAILED  " + failure));
        notRun.forEach(what -> System.out.println("NOT RUN " + what));
        Duration took = Duration.between(begin, context.clock().instant());
        System.out.printf("%d min %d s%n", took.toMinutes(), took.toSecondsPart());
        System.out.println(score.passed() + " passed, " + score.failures().size() + " failed"
                + (score.skipped() > 0 ? ", " + score.skipped() + " skipped" : ""));
        boolean complete = notRun.isEmpty() || !"true".equals(System.getenv("CI"));
        return built && score.isGreen() && complete ? 0 : Meinkonto.FAILED;
    }
}
