package ch.meinkonto.soc.sigma;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.parse.ParseOptions;
import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Small rules for tests, and the question whether they match an event of a web server. */
public final class TestRules {
    private static final LogSource WEB = new LogSource("webserver", "meinkonto", "access");

    private TestRules() {}

    /** A complete document with one selection, whose YAML follows {@code selection:}. */
    public static String selecting(String selection) {
        return """
                title: Rule
                name: rule
                logsource: {category: webserver}
                detection:
                  selection: %s
                  condition: selection
                """.formatted(selection);
    }

    public static RuleSet parsed(String text, ParseOptions options) {
        return RuleParser.parse(List.of(new RuleFile("rules.yml", text)), options);
    }

    /** Keys of the rules that match an event with these fields. */
    public static List<String> matching(RuleSet rules, Map<String, ?> fields) {
        return Matcher.of(rules.detections()).match(Event.of("1", Instant.EPOCH, WEB, fields)).stream()
                .map(DetectionRule::key)
                .toList();
    }

    public static boolean matches(RuleSet rules, Map<String, ?> fields) {
        return !matching(rules, fields).isEmpty();
    }
}
