package ch.meinkonto.ops.local;

import java.io.IOException;
import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import ch.meinkonto.ops.local.stack.StackRefused;

/** The only door: starts the command that was asked for and turns its end into an exit code. */
@Command(name = "./meinkonto", description = "Mein Konto on this machine.", mixinStandardHelpOptions = true, version = "Mein Konto 0.1.0", synopsisSubcommandLabel = "COMMAND", subcommands = {
        UpCommand.class, SuperviseCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class,
        ResetCommand.class, TestCommand.class, AttackCommand.class, ScanCommand.class, DemoCommand.class,
        SigmaCommand.class, AuditCommand.class, DependenciesCommand.class, BenchCommand.class,
        CommandLine.HelpCommand.class})
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
        line.setParameterExceptionHandler(Meinkonto::explain);
        line.setExecutionExceptionHandler(Meinkonto::explain);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static int explain(CommandLine.ParameterException exception, String[] arguments) {
        PrintWriter err = exception.getCommandLine().getErr();
        err.println(exception.getMessage());
        err.println("./meinkonto help shows all commands.");
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
