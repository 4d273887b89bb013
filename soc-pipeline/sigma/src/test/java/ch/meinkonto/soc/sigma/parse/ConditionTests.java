package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.matches;
import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Conditions over selections of which {@code yes_a}, {@code yes_b} and {@code _hidden} hold and {@code no_a} does not. */
class ConditionTests {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            yes_a; true
            not yes_a; false
            NOT no_a AND yes_a; true
            yes_a or no_a and no_a; true
            (yes_a or no_a) and no_a; false
            not no_a and not no_a; true
            not not yes_a; true
            not (no_a or yes_a); false
            ((((yes_a)))); true
            1 of them; true
            any of them; true
            all of them; false
            All Of yes_*; true
            all of *_a; false
            1 of n*_a; false
            1 of *; true
            all of *es*; true
            all of y*s*b; true
            all of y**b; true
            not 1 of no_*; true
            1 of _hid*; true
            all of _*; true
            [no_a, yes_a]; true
            [no_a, not yes_a]; false
            """)
    void holdsAsTheSpecificationSays(String condition, boolean expected) {
        RuleSet rules = rule(condition);
        assertThat(rules.rejections()).isEmpty();
        assertThat(matches(rules, Map.of("f", "yes"))).isEqualTo(expected);
    }

    @Test
    void leavesHiddenSelectionsOutOfThem() {
        assertThat(parsed("""
                title: Rule
                logsource: {category: webserver}
                detection: {_a: {f: yes}, condition: 1 of them}
                """, ParseOptions.plain()).rejections()).singleElement().satisfies(
                rejection -> assertThat(rejection.reason()).isEqualTo("no selection is called like 'them'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            yes_a yes_b; the condition goes on unexpectedly at 'yes_b'
            or yes_a; 'or' stands in the condition where a selection is expected
            yes_a and; the condition ends too early
            yes_a and or; 'or' stands in the condition where a selection is expected
            (yes_a; a closing bracket is missing
            yes_a); the condition goes on unexpectedly at ')'
            (); ')' stands in the condition where a selection is expected
            1 of; the condition ends after '1 of'
            2 of them; '2 of' is not Sigma
            1 of nothing*; no selection is called like 'nothing*'
            Yes_a; the condition names 'Yes_a', which is not a selection of this rule
            yes_a | count() by f > 5; aggregation after a pipe is no longer part of Sigma
            yes_a | near no_a; 'near' is no longer part of Sigma
            yes_a near no_a; 'near' is no longer part of Sigma
            [yes_a, nobody]; the condition names 'nobody'
            {a: b}; 'condition' must be a single value
            """)
    void refuses(String condition, String reason) {
        assertThat(rule(condition).rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).startsWith(reason);
            assertThat(rejection.line()).isEqualTo(8);
        });
    }

    @Test
    void boundsDepthAndSize() {
        assertThat(rule("(".repeat(5_000) + "yes_a" + ")".repeat(5_000)).rejections()).singleElement().satisfies(
                rejection -> assertThat(rejection.reason()).isEqualTo("the condition is nested too deep"));
        assertThat(rule("1 of *" + " or 1 of *".repeat(60_000)).rejections()).singleElement().satisfies(
                rejection -> assertThat(rejection.reason()).isEqualTo("the condition stands for too many selections"));
        assertThat(rule("yes_a" + " or yes_a".repeat(60_000)).rejections()).isEmpty();
    }

    private static RuleSet rule(String condition) {
        return parsed("""
                title: Rule
                logsource: {category: webserver}
                detection:
                  yes_a: {f: yes}
                  yes_b: {f: yes}
                  no_a: {f: no}
                  _hidden: {f: yes}
                  condition: %s
                """.formatted(condition), ParseOptions.plain());
    }
}
