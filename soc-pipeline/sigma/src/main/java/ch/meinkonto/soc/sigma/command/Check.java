package ch.meinkonto.soc.sigma.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.lint.Lint;
import ch.meinkonto.soc.sigma.lint.Warning;
import ch.meinkonto.soc.sigma.print.JsonText;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** {@code check}: counts rules, tells each refusal and warns of what is probably a mistake. */
final class Check {
    private Check() {}

    /**
     * Tells about rules; warnings do not change the exit code.
     *
     * @param knownFields fields that events have; empty turns the question off
     */
    static int run(CommandLine.Loaded loaded, Set<String> knownFields, boolean json, PrintStream out) {
        RuleSet rules = loaded.rules();
        List<Warning> warnings = Lint.of(rules, knownFields);
        if (json) {
            out.println("{\"files\":" + loaded.files() + ",\"rules\":" + rules.detections().size()
                    + ",\"correlations\":" + rules.correlations().size() + ",\"filters\":" + rules.filters().size()
                    + ",\"rejected\":[" + rules.rejections().stream().map(Check::json).collect(Collectors.joining(","))
                    + "],\"warnings\":[" + warnings.stream().map(Check::json).collect(Collectors.joining(",")) + "]}");
        } else {
            rules.rejections().forEach(out::println);
            warnings.forEach(warning -> out.println("warning: " + warning));
            out.println(loaded.files() + " files: " + rules.detections().size() + " rules, "
                    + rules.correlations().size() + " correlations, " + rules.filters().size() + " filters, "
                    + rules.rejections().size() + " refused, " + warnings.size() + " warnings");
        }
        return rules.rejections().isEmpty() ? CommandLine.FINE : CommandLine.REFUSED;
    }

    private static String json(Rejection rejection) {
        return "{\"file\":" + JsonText.of(rejection.file()) + ",\"line\":" + rejection.line() + ",\"reason\":"
                + JsonText.of(rejection.reason()) + "}";
    }

    private static String json(Warning warning) {
        return "{\"file\":" + JsonText.of(warning.position().file()) + ",\"line\":" + warning.position().line()
                + ",\"code\":" + JsonText.of(warning.code().word()) + ",\"reason\":"
                + JsonText.of(warning.reason()) + "}";
    }
}
