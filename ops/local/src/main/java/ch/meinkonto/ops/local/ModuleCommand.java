package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Hands over to the program of another module, with all its arguments; tells what they are also where nothing is built yet. */
@Command
final class ModuleCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "This page.")
    private boolean help;

    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    private final ModuleProgram program;
    private final boolean needsTheStack;

    private ModuleCommand(ModuleProgram program, boolean needsTheStack) {
        this.program = program;
        this.needsTheStack = needsTheStack;
    }

    /** Adds a command whose program talks to the running stack. */
    static void addForTheStack(CommandLine line, String name, ModuleProgram program, String... description) {
        add(line, name, new ModuleCommand(program, true), description);
    }

    /** Adds a command whose program needs nothing that runs. */
    static void addAlone(CommandLine line, String name, ModuleProgram program, String... description) {
        add(line, name, new ModuleCommand(program, false), description);
    }

    private static void add(CommandLine line, String name, ModuleCommand command, String... description) {
        CommandLine added = new CommandLine(command);
        added.getCommandSpec().usageMessage().description(description);
        line.addSubcommand(name, added);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();
        if (needsTheStack) {
            context.requireRunning();
        }
        return program.run(context, arguments);
    }
}
