package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.Objects;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import ch.meinkonto.ops.local.stack.StackRefused;

/** The only door: starts the command that was asked for and turns its end into an exit code. */
@Command(name = "./meinkonto", description = "Mein Konto on this machine.", mixinStandardHelpOptions = true, version = "Mein Konto 0.1.0", synopsisSubcommandLabel = "COMMAND", subcommands = {
        UpCommand.class, SuperviseCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class,
        ResetCommand.class, TestCommand.class, BenchCommand.class, CommandLine.HelpCommand.class})
public final class Meinkonto implements Runnable {
    /** Something went wrong that the user should look at. */
    static final int FAILED = 1;
    /** The command was not understood. */
    static final int MISUSED = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before any method is called
    private CommandSpec spec;

    Meinkonto() {}

    /** Runs one command; the process ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Meinkonto());
        addPrograms(line);
        line.setParameterExceptionHandler(Meinkonto::explain);
        line.setExecutionExceptionHandler(Meinkonto::explain);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static void addPrograms(CommandLine line) {
        ModuleCommand.addForTheStack(line, "attack", ModuleProgram.ATTACK,
                "Play a detection's attack against the running stack and wait for its alert:",
                "  NAME|all [--json] [--soon]",
                "NAME is a folder in soc-pipeline/detections.",
                "With --soon it does not wait for alerts that take minutes.");
        ModuleCommand.addForTheStack(line, "scan", ModuleProgram.SCAN, "Scan the running stack with ZAP, signed in:",
                "  [--full-zap URL --api-key KEY] [--site NAME] [--minutes N] [--report DIR]", "  [--json]",
                "Sites are portal, auth-server and dashboards, N the longest scan of one (3).");
        ModuleCommand.addForTheStack(line, "demo", ModuleProgram.DEMO,
                "A day in the city in fast motion, against the running stack:", "  [--seconds N]",
                "A day takes 120 seconds, or as many as said, at most 180.");
        ModuleCommand.addAlone(line, "sigma", ModuleProgram.SIGMA,
                "Check Sigma rules, match them against events, or explain a match:", "  check, match, explain",
                "Without any of them it tells what each takes.");
        ModuleCommand.addForTheStack(line, "audit", ModuleProgram.AUDIT,
                "Walk the audit trail and say where it is broken first:", "  verify [--head HASH] [--json]",
                "The last entry must have the hash HASH where one is named.");
        ModuleCommand.addAlone(line, "dependencies", ModuleProgram.DEPENDENCIES,
                "Check what we depend on for known weaknesses; takes no argument.",
                "Reads NVD_API_KEY or NVD_DATAFEED_URL.");
    }

    /** One line: what was not understood, and who tells more. */
    private static int explain(CommandLine.ParameterException exception, String[] arguments) {
        CommandSpec command = exception.getCommandLine().getCommandSpec();
        String wrong = exception instanceof CommandLine.UnmatchedArgumentException unmatched
                ? "'" + unmatched.getUnmatched().getFirst() + "' means nothing here."
                : Objects.requireNonNullElse(exception.getMessage(), "That was not understood.");
        String sentence = wrong.endsWith(".") || wrong.endsWith("?") ? wrong : wrong + ".";
        exception.getCommandLine().getErr().println(sentence + " " + command.qualifiedName() + " --help tells more.");
        return MISUSED;
    }

    /** What a person can do something about is one sentence; anything else is our mistake and shows where. */
    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult result) {
        switch (exception) {
            case StackRefused refused -> line.getErr().println(refused.getMessage());
            case IOException failure -> line.getErr().println(failure.getMessage());
            case IllegalArgumentException mistake -> line.getErr().println(mistake.getMessage());
            default -> exception.printStackTrace(line.getErr());
        }
        return FAILED;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
}
