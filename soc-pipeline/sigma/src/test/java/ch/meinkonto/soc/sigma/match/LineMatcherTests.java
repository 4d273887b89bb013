package ch.meinkonto.soc.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** Events as JSON text: what is read, what is forgiven, what is refused. */
class LineMatcherTests {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {user.id: a}                ! {"user.id":"A"}                                  ! true
            {user.id: a}                ! {"user":{"id":"a"}}                              ! true
            {user.id: a}                ! {"user":[{"id":"b"},{"id":"a"}]}                 ! true
            {user.id: a}                ! {"user":{"id":["b",["c","a"]]}}                  ! true
            {user.id: a}                ! {"us\\u0065r":{"i\\u0064":"\\u0061"}}            ! true
            {user.id: a}                ! {"user":{"id":{"a":"a"}}}                        ! false
            {user.id: a}                ! {"user.id":"b","user.id":"a"}                    ! true
            {f: '"'}                    ! {"f":"\\""}                                      ! true
            {f: 'a\\\\b'}               ! {"f":"a\\\\b"}                                   ! true
            {f: ü}                      ! {"f":"\\u00DC"}                                  ! true
            {f: 😀}                     ! {"f":"\\ud83d\\ude00"}                           ! true
            {f: '?'}                    ! {"f":"😀"}                                       ! true
            {f: '\uFFFD'}               ! {"f":"\\ud83d"}                                  ! true
            {f: 42}                     ! {"f":42.0}                                       ! true
            {f: 1000}                   ! {"f":1e3}                                        ! true
            {f: 42}                     ! {"f":"42"}                                       ! true
            {f: '4*'}                   ! {"f":42}                                         ! true
            {f: 'true'}                 ! {"f":true}                                       ! true
            {f: null}                   ! {"f":null}                                       ! true
            {f: null}                   ! {"f":[]}                                         ! true
            {f: null}                   ! {"f":{}}                                         ! true
            {f: ''}                     ! {"f":""}                                         ! true
            [needle]                    ! {"x":{"y":["hay","a NEEDLE"]}}                   ! true
            [needle]                    ! {"needle":"hay"}                                 ! false
            [ab]                        ! {"x":"a","y":"b"}                                ! false
            """)
    void readsFieldsWhereverTheyStand(String selection, String line, boolean expected) {
        assertThat(found(selection, line.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"f\"}", "{\"f\":}", "{\"f\":1,}", "{\"f\":1}{", "{\"f\":01}",
            "{\"f\":-}", "{\"f\":1.}", "{\"f\":1e}", "{\"f\":tru}", "{\"f\":\"a}", "{\"f\":\"\\x\"}",
            "{\"f\":\"\\u12\"}",
            "{f:1}", "{\"f\":1 \"g\":2}", "{\"f\":[1,]}", "{\"f\":+1}", "{\"f\":NaN}"})
    void refusesWhatIsNoJsonObject(String line) {
        assertThatThrownBy(() -> found("{f: a}", line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JSON object");
    }

    @Test
    void saysAtWhichByteALineGoesWrong() {
        byte[] padded = "##{\"f\":1,}##".getBytes(StandardCharsets.UTF_8);
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("{f: a}")), false);
        assertThatThrownBy(() -> matcher.match(padded, 2, padded.length - 2))
                .hasMessage("not a JSON object: wrong at byte 8");
    }

    @Test
    void goesOnAfterALineThatIsRefused() {
        LineMatcher matcher = new LineMatcher(Matcher.of(rules("{f: a}")), false);
        byte[] wrong = "{\"f\":\"a\",\"g\":".getBytes(StandardCharsets.UTF_8);
        byte[] right = "{\"g\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> matcher.match(wrong, 0, wrong.length)).isInstanceOf(IllegalArgumentException.class);
        assertThat(matcher.match(right, 0, right.length)).isEmpty();
    }

    @Test
    void takesInvalidUtf8AsTheReplacementCharacter() {
        byte[] line = "{\"f\":\"a?b\"}".getBytes(StandardCharsets.ISO_8859_1);
        line[7] = (byte) 0xff;
        assertThat(found("{f: 'a\uFFFDb'}", line)).isTrue();
        assertThat(found("{f: 'a?b'}", line)).isTrue();
    }

    @Test
    void readsLogSourcesAndKnowsThemWithoutCase() {
        List<DetectionRule> rules = RuleParser.parse("rule.yml", """
                title: Rule
                logsource: {category: webserver}
                detection: {s: {f: a}, condition: s}
                """).detections();
        LineMatcher matcher = new LineMatcher(Matcher.of(rules), true);
        for (String source : List.of("{\"category\":\"webserver\"}", "{\"category\":\"WebServer\",\"product\":\"x\"}",
                "{\"category\":\"\\u0077ebserver\"}")) {
            byte[] line = ("{\"f\":\"a\",\"logsource\":" + source + "}").getBytes(StandardCharsets.UTF_8);
            assertThat(matcher.match(line, 0, line.length)).as(source).hasSize(1);
        }
        for (String other : List.of("{\"f\":\"a\"}", "{\"f\":\"a\",\"logsource\":{\"category\":\"proxy\"}}",
                "{\"f\":\"a\",\"logsource\":{\"product\":\"webserver\"}}")) {
            byte[] line = other.getBytes(StandardCharsets.UTF_8);
            assertThat(matcher.match(line, 0, line.length)).as(other).isEmpty();
        }
    }

    /** Whatever the bytes are, a line is read or refused. */
    @Test
    void neverFailsOtherwiseOnDamagedLines() {
        RandomRules random = new RandomRules(5);
        LineMatcher matcher = new LineMatcher(Matcher.of(random.rules(30)), true);
        Random damage = new Random(5);
        int refused = 0;
        for (int number = 0; number < 20_000; number++) {
            byte[] line = JsonWriting.of(random.document(), damage).getBytes(StandardCharsets.UTF_8);
            for (int times = damage.nextInt(4); times > 0; times--) {
                line[damage.nextInt(line.length)] = (byte) damage.nextInt(256);
            }
            int from = damage.nextInt(3) == 0 ? damage.nextInt(line.length) : 0;
            try {
                matcher.match(line, from, line.length - damage.nextInt(2) * damage.nextInt(line.length - from));
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 19_000);
    }

    private static boolean found(String selection, byte[] line) {
        return !new LineMatcher(Matcher.of(rules(selection)), false).match(line, 0, line.length).isEmpty();
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
