package ch.meinkonto.ops.traffic;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.stack.StackUnavailable;
import ch.meinkonto.securitytests.stack.TargetRefused;
import ch.meinkonto.securitytests.visitor.Visitor;

/** {@code ./meinkonto demo}. Exit status: 0 all went well, 1 something did not, 2 wrong call, 3 the stack does not run. */
@Command(name = "./meinkonto demo", mixinStandardHelpOptions = true, version = "0.1.0", description = "Plays a day in the city in fast motion against the running stack.")
public final class Demo implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--seconds", paramLabel = "N", description = "how long the day takes, at most 180 (default: 120)")
    private int seconds = 120;

    Demo(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Entry point. */
    public static void main(String... args) {
        System.exit(new CommandLine(new Demo(System.getenv(), System.out, System.err))
                .setParameterExceptionHandler(Demo::explain)
                .execute(args));
    }

    private static int explain(CommandLine.ParameterException wrong, String[] arguments) {
        wrong.getCommandLine().getErr().println(wrong.getMessage() + ". ./meinkonto demo --help tells more.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        try {
            RunningStack stack = RunningStack.from(environment);
            try (Visitor visitor = Visitor.fromHere()) {
                visitor.open(stack.page(Service.PORTAL, "/"));
            }
            out.println("A day in the city, in about " + seconds + " seconds. Watch it live at "
                    + stack.address(Service.DASHBOARDS) + " (nina.suter@soc.example).");
            out.println();
            City city = new City(stack, clock, new SecureRandom());
            int failed = new Day(Duration.ofSeconds(Math.max(0, seconds)), clock, out).play(city.day());
            conclude(stack, city, failed);
            return failed == 0 ? 0 : 1;
        } catch (StackUnavailable unavailable) {
            err.println(unavailable.getMessage());
            return NOT_RUNNING;
        } catch (TargetRefused refused) {
            err.println(refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private void conclude(RunningStack stack, City city, int failed) {
        out.println();
        out.println("The day is over: " + city.tally() + ".");
        if (failed > 0) {
            out.println(failed + " of today's scenes did not go as they should; see above.");
        }
        out.println("Look at it: alerts " + stack.page(Service.DASHBOARDS, "/alerts") + " · mails and payments "
                + stack.address(Service.PAYMENT) + " · a resident's requests "
                + stack.page(Service.PORTAL, "/requests"));
    }
}
