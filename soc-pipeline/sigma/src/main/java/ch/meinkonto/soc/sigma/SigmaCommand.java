package ch.meinkonto.soc.sigma;

import ch.meinkonto.soc.sigma.command.CommandLine;

/** {@code ./meinkonto sigma}: checks rules, or matches them against events. Ends with 0, or 1 where a rule was refused. */
public final class SigmaCommand {
    private SigmaCommand() {}

    /** {@code check DIR [--fields FILE] [--json]} or {@code match --rules DIR --events FILE [--no-routing] [--json]}. */
    public static void main(String[] arguments) {
        System.exit(CommandLine.run(arguments, System.out, System.err));
    }
}
