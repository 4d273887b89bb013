package ch.meinkonto.soc.sigma.command;

import java.io.PrintStream;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** {@code check}: counts rules and tells each refusal. */
final class Check {
    private Check() {}

    static int run(CommandLine.Loaded loaded, boolean json, PrintStream out) {
        RuleSet rules = loaded.rules();
        if (json) {
            out.println(
                    "{\"files\":" + loaded.files() + ",\"rules\":" + rules.detections().size() + ",\"correlations\":"
                            + rules.correlations().size() + ",\"filters\":0,\"rejected\":["
                            + rules.rejections().stream().map(Check::json).collect(Collectors.joining(",")) + "]}");
        } else {
            rules.rejections().forEach(out::println);
            out.println(loaded.files() + " files: " + rules.detections().size() + " rules, "
                    + rules.correlations().size() + " correlations, " + rules.rejections().size() + " refused");
        }
        return rules.rejections().isEmpty() ? CommandLine.FINE : CommandLine.REFUSED;
    }

    private static String json(Rejection rejection) {
        return "{\"file\":" + JsonText.quoted(rejection.file()) + ",\"line\":" + rejection.line() + ",\"reason\":"
                + JsonText.quoted(rejection.reason()) + "}";
    }
}
