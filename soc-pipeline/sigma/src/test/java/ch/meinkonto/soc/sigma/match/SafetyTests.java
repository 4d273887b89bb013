package ch.meinkonto.soc.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;

/** What a sender may try to stop the engine: the time and memory it takes stay bounded. The limits are far from tight. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SafetyTests {
    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*a){20}b", "^(a+)+(?!b)$", "(a*)*(?=c)x", "([a-z]+)*\\1z"})
    void readsALongValueWithAnyExpression(String expression) {
        List<DetectionRule> rules = rules("\n    f|re: '" + expression + "'");
        assertThat(found(rules, "a".repeat(MEBIBYTE) + "!")).isFalse();
    }

    @Test
    void readsALongValueWithManyWildcards() {
        List<DetectionRule> rules = rules("{f: '*a*a*a*a*a*a*a*a*a?b*a*c'}");
        assertThat(found(rules, "a".repeat(MEBIBYTE))).isFalse();
        assertThat(found(rules("{f: '*a*?*b'}"), "a".repeat(MEBIBYTE) + "b")).isTrue();
    }

    @Test
    void findsANeedleInALongValueAndMakesRoomAgain() {
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("[needle]")), false);
        byte[] large = line("a".repeat(4 * MEBIBYTE) + "Needle");
        byte[] small = line("needle");
        for (int round = 0; round < 5; round++) {
            assertThat(matcher.match(large, 0, large.length)).hasSize(1);
            assertThat(matcher.match(small, 0, small.length)).hasSize(1);
        }
    }

    @Test
    void keepsNothingOfAHundredThousandNames() {
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("{f: a}")), false);
        for (int round = 0; round < 3; round++) {
            StringBuilder line = new StringBuilder("{");
            for (int name = 0; name < 100_000; name++) {
                line.append("\"n").append(round).append('.').append(name).append("\":\"a\",");
            }
            byte[] bytes = line.append("\"f\":\"a\"}").toString().getBytes(StandardCharsets.UTF_8);
            assertThat(matcher.match(bytes, 0, bytes.length)).hasSize(1);
        }
    }

    @Test
    void readsAListOfAHundredThousandValues() {
        byte[] line = ("{\"f\":[" + "\"b\",".repeat(100_000) + "\"a\"]}").getBytes(StandardCharsets.UTF_8);
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("{f: a}")), false);
        assertThat(matcher.match(line, 0, line.length)).hasSize(1);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("f", Collections.nCopies(100_000, "b"));
        Event event = Event.of("1", Instant.EPOCH, new LogSource("webserver", null, null), document);
        assertThat(Matcher.of(rules("{f: a}")).match(event)).isEmpty();
    }

    @Test
    void doesNotWalkAPathLongerThanAnyNameOfARule() {
        String longName = "x".repeat(100_000);
        byte[] line = ("{\"" + longName + "\":{" + "\"y\":1,".repeat(100_000) + "\"f\":\"a\"}}")
                .getBytes(StandardCharsets.UTF_8);
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("{f: a}")), false);
        assertThat(matcher.match(line, 0, line.length)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"f\":", "[", "{\"f\":["})
    void refusesWhatIsNestedTooDeep(String opening) {
        byte[] line = ("{\"f\":" + opening.repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("{f: a}")), false);
        assertThatThrownBy(() -> matcher.match(line, 0, line.length)).hasMessageContaining("nested deeper");
    }

    @Test
    void keepsNothingOfAHundredThousandLogSources() {
        Matcher matcher = Matcher.of(rules("{f: a}"));
        LineMatcher lines = new LineMatcher(matcher, true);
        for (int number = 0; number < 100_000; number++) {
            byte[] line = ("{\"f\":\"a\",\"logsource\":{\"category\":\"webserver\",\"product\":\"p" + number + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(lines.match(line, 0, line.length)).hasSize(1);
        }
        assertThat(matcher.routes().count()).isEqualTo(1);
    }

    private static boolean found(List<DetectionRule> rules, String value) {
        byte[] line = line(value);
        return !new LineMatcher(Matcher.of(rules), false).match(line, 0, line.length).isEmpty();
    }

    private static byte[] line(String value) {
        return ("{\"f\":\"" + value + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static List<DetectionRule> rules(String selection) {
        return RuleParser.parse("rule.yml", """
                title: Rule
                logsource: {category: webserver}
                detection:
                  selection: %s
                  condition: selection
                """.formatted(selection)).detections();
    }
}
