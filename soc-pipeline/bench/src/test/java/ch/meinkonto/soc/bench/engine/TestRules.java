package ch.meinkonto.soc.bench.engine;

import java.util.List;
import java.util.Locale;

import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Small rules, known by their number. */
final class TestRules {
    private TestRules() {}

    /** A rule about web servers whose detection is written in YAML flow style. */
    static DetectionRule detecting(int number, String detection) {
        RuleSet rules = RuleParser.parse(List.of(new RuleFile("test.yml", String.format(Locale.ROOT, """
                title: Test %1$d
                id: 00000000-0000-4000-8000-%1$012d
                logsource: {category: webserver}
                detection: %2$s
                """, number, detection))));
        if (!rules.rejections().isEmpty()) {
            throw new IllegalArgumentException(rules.rejections().toString());
        }
        return rules.detections().getFirst();
    }
}
