package ch.meinkonto.soc.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What cannot be loaded is refused where it stands, and keeps nothing else out. */
class RejectionTests {
    private static final String GOOD = """
            title: Good
            name: good
            logsource: {product: meinkonto}
            detection:
              selection: {a: b}
              condition: selection
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a|frobnicate: b      ! the modifier 'frobnicate' is unknown
            a|contains|endswith: b ! only one of contains, startswith and endswith is possible
            a|re: '('            ! the regular expression cannot be read
            a|cidr: nonsense     ! 'nonsense' is not a network
            a|lt: five           ! 'five' is not a number
            a|exists: maybe      ! exists is true or false
            a|expand: '%users%'  ! the placeholder '%users%' has no values here
            a|contains: null     ! null cannot be searched within a text
            a|base64: 'x*'       ! a text with wildcards cannot be encoded
            a|i: b               ! i, m and s go with re only
            a: []                ! 'a' has no values
            """)
    void refusesAnItem(String item, String reason) {
        String rule = GOOD.replace("{a: b}", "\n    " + item).replace("good", "bad");
        RuleSet rules = RuleParser.parse("rules.yml", rule + "---\n" + GOOD);
        assertThat(rules.detections()).extracting(each -> each.header().name()).containsExactly("good");
        assertThat(rules.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).startsWith(reason);
            assertThat(rejection.file()).isEqualTo("rules.yml");
            assertThat(rejection.line()).isEqualTo(6);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            selection and; the condition ends too early
            selection other; the condition goes on unexpectedly at 'other'
            (selection; a closing bracket is missing
            missing; the condition names 'missing'
            2 of them; '2 of' is not Sigma
            1 of filter_*; no selection is called like 'filter_*'
            selection | count() > 5; aggregation after a pipe is no longer part of Sigma
            """)
    void refusesACondition(String condition, String reason) {
        RuleSet rules = RuleParser.parse("rules.yml", GOOD.replace("condition: selection", "condition: " + condition));
        assertThat(rules.detections()).isEmpty();
        assertThat(rules.rejections()).extracting(Rejection::reason).singleElement().asString().startsWith(reason);
    }

    @Test
    void refusesBrokenYamlAndKeepsOtherFiles() {
        RuleSet rules = RuleParser.parse(List.of(new RuleFile("broken.yml", "title: [\n"),
                new RuleFile("good.yml", GOOD)));
        assertThat(rules.detections()).hasSize(1);
        assertThat(rules.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.file()).isEqualTo("broken.yml");
            assertThat(rejection.reason()).startsWith("not YAML");
        });
    }

    @Test
    void refusesAliasesThatBlowUp() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String before = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, String.join(", ", Collections.nCopies(10, before))));
        }
        RuleSet rules = RuleParser.parse("bomb.yml", bomb.toString());
        assertThat(rules.rejections()).singleElement().extracting(Rejection::reason).asString()
                .startsWith("aliases add up to too much");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        RuleSet rules = RuleParser.parse("twice.yml", "title: a\ntitle: b\n");
        assertThat(rules.rejections()).singleElement().isEqualTo(
                new Rejection("twice.yml", 2, 1, "the key 'title' stands twice"));
    }

    @Test
    void refusesTheSecondRuleOfAName() {
        RuleSet rules = RuleParser.parse("names.yml", GOOD + "---\n" + GOOD);
        assertThat(rules.detections()).hasSize(1);
        assertThat(rules.rejections()).singleElement().extracting(Rejection::line).isEqualTo(8);
    }

    @Test
    void refusesCorrelationsInACircle() {
        RuleSet rules = RuleParser.parse("circle.yml",
                GOOD + correlation("first", "second") + correlation("second", "first")
                        + correlation("self", "self") + correlation("outside", "good"));
        assertThat(rules.correlations()).extracting(each -> each.header().name()).containsExactly("outside");
        assertThat(rules.rejections()).hasSize(3).anySatisfy(
                rejection -> assertThat(rejection.reason()).startsWith("the correlation refers to itself"));
    }

    @Test
    void refusesACorrelationOfAnUnknownRule() {
        RuleSet rules = RuleParser.parse("unknown.yml", correlation("first", "nobody"));
        assertThat(rules.rejections()).singleElement().extracting(Rejection::reason)
                .isEqualTo("the correlation refers to 'nobody', which is not loaded");
    }

    private static String correlation(String name, String of) {
        return "---\ntitle: " + name + "\nname: " + name + "\ncorrelation: {type: event_count, rules: [" + of
                + "], timespan: 1m, condition: {gte: 2}}\n";
    }
}
