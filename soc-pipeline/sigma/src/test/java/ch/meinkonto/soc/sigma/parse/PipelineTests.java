package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.matches;
import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static ch.meinkonto.soc.sigma.TestRules.selecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** How names of rules become names of events. */
class PipelineTests {
    private static final Pipeline SEVERAL = pipeline("""
            name: several
            steps:
              - logsource: {category: webserver}
                fields: {f: [p, q], other: o}
            """);

    /** Field {@code p} and {@code q} together are {@code f}; a dash means absent. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            f: x                          ! x   ! -   ! true
            f: x                          ! -   ! x   ! true
            f: x                          ! y   ! z   ! false
            f: [x, y]                     ! -   ! y   ! true
            f|contains|all: [a, b]        ! xa  ! bx  ! true
            f|contains|all: [a, b]        ! xa  ! ax  ! false
            f|neq: x                      ! y   ! z   ! true
            f|neq: x                      ! y   ! x   ! false
            f|neq: x                      ! -   ! -   ! true
            f|contains|all|neq: [a, b]    ! xa  ! bx  ! false
            f|contains|all|neq: [a, b]    ! xa  ! ax  ! true
            f: null                       ! -   ! -   ! true
            f: null                       ! x   ! -   ! false
            f|neq: null                   ! x   ! -   ! true
            f|neq: null                   ! -   ! -   ! false
            f|exists: true                ! -   ! x   ! true
            f|exists: false               ! -   ! x   ! false
            f|exists: false               ! -   ! -   ! true
            f: [null, x]                  ! -   ! -   ! true
            f: [null, x]                  ! y   ! x   ! true
            f: [null, x]                  ! y   ! -   ! false
            f|re: '^x'                    ! -   ! xy  ! true
            f|fieldref: other             ! same ! -  ! true
            other|fieldref: f             ! -   ! same ! true
            other|fieldref|neq: f         ! -   ! same ! false
            unmapped: x                   ! x   ! x   ! false
            """)
    void readsSeveralFieldsAsOneWithTheValuesOfAll(String item, String first, String second, boolean expected) {
        RuleSet rules = parsed(selecting("\n    " + item.strip()), ParseOptions.plain().withPipeline(SEVERAL));
        Map<String, String> fields = new HashMap<>(Map.of("o", "same"));
        if (!first.equals("-")) {
            fields.put("p", first);
        }
        if (!second.equals("-")) {
            fields.put("q", second);
        }
        assertThat(rules.rejections()).isEmpty();
        assertThat(matches(rules, fields)).isEqualTo(expected);
    }

    @Test
    void takesStepsInOrderEachOnTheResultOfTheLast() {
        RuleSet rules = parsed(selecting("{a: x, b: y}") + "fields: [a, c]\n", ParseOptions.plain()
                .withPipeline(pipeline("""
                        name: steps
                        steps:
                          - logsource: {category: webserver}
                            fields: {a: a1}
                            becomes: {product: meinkonto, service: access}
                          - logsource: {category: webserver}
                            fields: {a1: never}
                          - logsource: {product: meinkonto}
                            fields: {a1: a2}
                            prefix: 'e.'
                        """)));
        assertThat(rules.detections()).singleElement().satisfies(rule -> {
            assertThat(rule.logSource()).isEqualTo(new LogSource(null, "meinkonto", "access"));
            assertThat(rule.header().fields()).containsExactly("a2", "e.c");
        });
        assertThat(matches(rules, Map.of("a2", "x", "e.b", "y"))).isTrue();
    }

    @Test
    void leavesOtherLogSourcesAlone() {
        RuleSet rules = parsed(selecting("{f: x}").replace("webserver", "proxy"),
                ParseOptions.plain().withPipeline(SEVERAL));
        assertThat(rules.detections().getFirst().selections().get("selection").toString()).contains("field=f");
    }

    @Test
    void givesCorrelationsTheNamesOfTheirRules() {
        RuleSet rules = parsed(selecting("{f: x}") + """
                ---
                title: Other
                name: elsewhere
                logsource: {category: proxy}
                detection: {selection: {f: x}, condition: selection}
                ---
                title: Count
                name: count
                correlation:
                  type: value_count
                  rules: [rule, elsewhere]
                  group-by: [f, who]
                  timespan: 1m
                  condition: {field: other, gte: 2}
                  aliases: {who: {rule: other, elsewhere: user}}
                """, ParseOptions.plain().withPipeline(SEVERAL));
        assertThat(rules.rejections()).isEmpty();
        CorrelationRule count = rules.correlations().getFirst();
        assertThat(count.groupBy()).containsExactly("f", "who");
        assertThat(count.aliases()).isEqualTo(Map.of("f", Map.of("rule", "p"), "other", Map.of("rule", "o"),
                "who", Map.of("rule", "o", "elsewhere", "user")));
    }

    @Test
    void shipsTheElasticCommonSchemaForWebRules() {
        RuleSet rules = parsed(selecting("{cs-uri-query|contains: /etc/passwd, cs-method: GET, sc-status: 200}"),
                ParseOptions.plain().withPipeline(Pipeline.ecs()));
        Map<String, Object> request = Map.of("http.request.method", "get", "http.response.status_code", 200);
        for (String field : List.of("url.path", "url.query")) {
            Map<String, Object> fields = new HashMap<>(request);
            fields.put(field, "a=/etc/passwd");
            assertThat(matches(rules, fields)).as(field).isTrue();
        }
        assertThat(matches(rules, request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            steps: []                          ! 'name' is missing
            {name: a}                          ! 'steps' is missing
            {name: a, steps: b}                ! 'steps' must be a list
            {name: a, steps: [], more: 1}      ! the key 'more' is unknown in a pipeline
            {name: a, steps: [{field: {a: b}}]} ! the key 'field' is unknown in a pipeline
            {name: a, steps: [{fields: {a: []}}]} ! 'a' becomes no field
            {name: a, steps: [{becomes: {}}]}  ! the log source names neither
            '['                                ! the file must be a map
            """)
    void refusesWhatIsNoPipeline(String text, String reason) {
        assertThatThrownBy(() -> pipeline(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pipeline.yml:").hasMessageContaining(reason);
    }

    private static Pipeline pipeline(String text) {
        return Pipeline.read(new RuleFile("pipeline.yml", text));
    }
}
