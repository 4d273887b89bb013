package ch.meinkonto.soc.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.CorrelationRule.Alternative;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What a correlation may say, and how it is refused where it says something else. */
class CorrelationParserTests {
    private static final List<String> NAMES = List.of("a", "b", "c");

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            type: nonsense, rules: [a]                                   ! 'type' is 'nonsense', must be one of event_count
            type: absence, rules: [a]                                    ! 'type' is 'absence', must be one of event_count
            rules: [a]                                                   ! 'type' is missing
            type: event_count                                            ! the correlation names no rules
            type: event_count, rules: [a]                                ! 'condition' is missing
            type: event_count, rules: [a], condition: a                  ! a condition over rule names goes with temporal
            type: event_count, rules: [a], condition: {}                 ! the condition has no bound
            type: event_count, rules: [a], condition: {near: 3}          ! the operator 'near' is unknown
            type: event_count, rules: [a], condition: {percentile: 3}    ! the operator 'percentile' is unknown
            type: event_count, rules: [a], condition: {gte: many}        ! 'many' is not a number
            type: value_count, rules: [a], condition: {gte: 3}           ! value_count needs a 'field'
            type: value_sum, rules: [a], condition: {gte: 3}             ! value_sum needs a 'field'
            type: value_avg, rules: [a], condition: {gte: 3, field: [x, y]} ! value_avg takes one 'field'
            type: value_percentile, rules: [a], condition: {gte: 3, field: x} ! value_percentile needs a 'percentile'
            type: value_percentile, rules: [a], condition: {gte: 3, field: x, percentile: 101} ! '101' is not a percentile
            type: temporal, rules: [a, b], condition: a and d            ! the condition names 'd'
            type: temporal, rules: [a, b], condition: not a              ! the condition holds without any match
            type: temporal, rules: [a, b], condition: a or not b         ! the condition holds without any match
            type: temporal, rules: [a, b], condition: a and not a        ! the condition can never hold
            """)
    void refusesAStandardCorrelation(String correlation, String reason) {
        assertThat(refused("correlation", correlation)).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            type: event_count, rules: [a], condition: {gte: 3} ! 'type' is 'event_count', must be one of absence, first_seen
            type: absence, rules: [a], condition: {gte: 3}     ! absence takes no 'condition'
            type: first_seen, rules: [a]                       ! 'condition' is missing
            type: first_seen, rules: [a], condition: {gte: 3}  ! first_seen needs a 'field'
            """)
    void refusesACorrelationOfOurOwn(String correlation, String reason) {
        assertThat(refused("x-correlation", correlation)).startsWith(reason);
    }

    @Test
    void refusesBothKindsAtOnce() {
        RuleSet rules = RuleParser.parse("both.yml",
                "title: x\ncorrelation: {type: temporal}\nx-correlation: {type: absence}\n");
        assertThat(rules.rejections()).singleElement().extracting(Rejection::reason)
                .isEqualTo("a document is one of correlation and x-correlation, not both");
    }

    @Test
    void refusesAConditionOfTooManyAlternatives() {
        String names = String.join(", ", IntStream.range(0, 20).mapToObj(each -> "r" + each).toList());
        String condition = String.join(" and ",
                IntStream.range(0, 10).mapToObj(each -> "(r%d or r%d)".formatted(2 * each, 2 * each + 1)).toList());
        assertThat(refused("correlation", "type: temporal, rules: [" + names + "], condition: " + condition))
                .isEqualTo("the condition has more than 64 alternatives");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a;                          1 3 5 7
            a and b;                    3 7
            a or b;                     1 2 3 5 6 7
            a and not b;                1 5
            a and (b or not c);         1 3 7
            (a or b) and not c;         1 2 3
            not (not a or b);           1 5
            not (not a and not b);      1 2 3 5 6 7
            a and not (b and c);        1 3 5
            1 of a* or all of them;     1 3 5 7
            """)
    void alternativesMeanTheSameAsTheCondition(String condition, String holding) {
        RuleSet rules = RuleParser.parse("rules.yml",
                document("correlation", "type: temporal, rules: [a, b, c], condition: " + condition));
        assertThat(rules.rejections()).isEmpty();
        List<Alternative> alternatives = rules.correlations().getFirst().alternatives();
        List<String> where = IntStream.range(0, 8)
                .filter(matched -> alternatives.stream().anyMatch(each -> holds(each, matched)))
                .mapToObj(String::valueOf)
                .toList();
        assertThat(where).isEqualTo(List.of(holding.strip().split(" ")));
    }

    private static boolean holds(Alternative alternative, int matched) {
        return alternative.matched().stream().allMatch(name -> (matched >> NAMES.indexOf(name) & 1) == 1)
                && alternative.unmatched().stream().allMatch(name -> (matched >> NAMES.indexOf(name) & 1) == 0);
    }

    private static String refused(String key, String correlation) {
        List<Rejection> rejections = RuleParser.parse("rules.yml", document(key, correlation)).rejections();
        assertThat(rejections).hasSize(1);
        return rejections.getFirst().reason();
    }

    private static String document(String key, String correlation) {
        StringBuilder document = new StringBuilder();
        for (String name : NAMES) {
            document.append("title: x\nname: ").append(name)
                    .append("\nlogsource: {product: x}\ndetection: {s: {f: x}, condition: s}\n---\n");
        }
        return document.append("title: x\nname: x\n").append(key).append(": {timespan: 1m, ").append(correlation)
                .append("}\n").toString();
    }
}
