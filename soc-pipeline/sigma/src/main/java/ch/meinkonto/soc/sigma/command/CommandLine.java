package ch.meinkonto.soc.sigma.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Reads the arguments and hands over. */
public final class CommandLine {
    /** Everything was as it should be. */
    static final int FINE = 0;
    /** A rule was refused. */
    static final int REFUSED = 1;
    /** The command was not understood, or a file could not be read. */
    static final int MISUSED = 2;

    private static final String USAGE = """
            usage: sigma check DIR [--fields FILE] [--json]
                   sigma match --rules DIR --events FILE.ndjson|- [--time FIELD] [--lateness SECONDS]
                               [--no-routing] [--json]
                   sigma explain --rules DIR --events FILE.ndjson [--rule ID-OR-NAME[,...]] [--event NUMBER[,...]]
                                 [--no-routing] [--json]
            with all: [--pipeline FILE|ecs] [--placeholders FILE] [--on YYYY-MM-DD]
            """;

    private static final Set<String> HELP = Set.of("--help", "-h", "help");

    private CommandLine() {}

    /** Runs a command and returns the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length == 0) {
            err.print(USAGE);
            return MISUSED;
        }
        if (HELP.contains(arguments[0])) {
            out.print(USAGE);
            return FINE;
        }
        try {
            Arguments read = Arguments.of(List.of(arguments));
            return switch (read.command()) {
                case "check" -> Check.run(rules(read.require("DIR"), read), RuleOptions.knownFields(read),
                        read.has("--json"), out);
                case "match" ->
                    new Match(rules(read.require("--rules"), read), read, out, err).run(read.require("--events"));
                case "explain" ->
                    new Explain(rules(read.require("--rules"), read).rules(), !read.has("--no-routing"),
                            read.has("--json"), out).run(Path.of(read.require("--events")), read.value("--rule"),
                                    read.value("--event"));
                default -> throw new IllegalArgumentException("there is no sigma " + read.command());
            };
        } catch (IllegalArgumentException | IOException wrong) {
            err.println(
                    (wrong instanceof NoSuchFileException ? "there is no " + wrong.getMessage() : wrong.getMessage())
                            + "; sigma without anything tells what it takes");
            return MISUSED;
        }
    }

    /**
     * Rules with the number of files they come from.
     *
     * @param files number of files read
     * @param rules what is in them
     */
    record Loaded(int files, RuleSet rules) {}

    private static Loaded rules(String folder, Arguments arguments) throws IOException {
        Path root = Path.of(folder);
        if (!Files.exists(root)) {
            throw new IllegalArgumentException("there is no " + folder);
        }
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(path -> isRule(root, path)).sorted().toList()) {
                files.add(RuleFile.decode(path.toString(), Files.readAllBytes(path)));
            }
        }
        return new Loaded(files.size(), RuleParser.parse(files, RuleOptions.of(arguments)));
    }

    /** YAML outside of build output; in a folder of detections only the rule, not its cases or its attack. */
    private static boolean isRule(Path root, Path path) {
        for (Path part : root.relativize(path)) {
            if (part.toString().equals("target")) {
                return false;
            }
        }
        String name = path.getFileName().toString();
        if (!Files.isRegularFile(path) || !name.endsWith(".yml") && !name.endsWith(".yaml")) {
            return false;
        }
        boolean detectionFolder = Files.exists(path.resolveSibling("rule.yml"));
        return !detectionFolder || name.equals("rule.yml");
    }
}
