package ch.meinkonto.soc.sigma.lint;

import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.parse.ParseOptions;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What an author is warned of, where, and what not. */
class LintTests {
    private static final String HEADER = """
            title: Rule
            id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11
            name: rule
            description: Something.
            level: low
            """;

    /** The selection begins in line 8; a dash means that there is no warning. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {f: x}                            ! selection       ! -
            {f: '*'}                          ! selection       ! 8 matches-everything
            {f|contains: ''}                  ! selection       ! 8 matches-everything
            {f|re: '.*'}                      ! selection       ! 8 matches-everything
            {f|cidr: 0.0.0.0/0}               ! selection       ! 8 matches-everything
            {f: '?'}                          ! selection       ! -
            {f: ''}                           ! selection       ! -
            {f: [a, b, A]}                    ! selection       ! 8 duplicate-value
            {f|cased: [a, A]}                 ! selection       ! -
            {f: [1, 2, 1]}                    ! selection       ! 8 duplicate-value
            {f|contains: [evil, an EVIL one]} ! selection       ! 8 covered-value
            {f|contains|all: [evil, evil one]} ! selection      ! -
            {f|cased|contains: [Evil, evil one]} ! selection    ! -
            {f|startswith: [ab, abc]}         ! selection       ! 8 covered-value
            {f|startswith: [ab, xab]}         ! selection       ! -
            {f|endswith: [bc, abc]}           ! selection       ! 8 covered-value
            {f: ['*bc', 'x*abc']}             ! selection       ! 8 covered-value
            {f: ['*ab*', ab]}                 ! selection       ! 8 covered-value
            {f: [ab, '*abc*']}                ! selection       ! -
            {f: [null, a]}                    ! selection       ! 8 null-in-list 11 matches-without-evidence
            {f|contains|all: a}               ! selection       ! 8 all-of-one
            {f: null, g: x}                   ! selection       ! -
            {f: null, 'f|contains': x}        ! selection       ! 11 never-matches
            {'f|exists': false, f: x}         ! selection       ! 11 never-matches
            {f|hour: 24}                      ! selection       ! 11 never-matches
            {f|hour|neq: 24}                  ! selection       ! 11 always-matches
            {f|day: 31}                       ! selection       ! -
            {f: x}                            ! selection and not selection ! 11 never-matches
            {f: x}                            ! selection or not selection  ! 11 always-matches
            {f: x}                            ! not selection   ! 11 matches-without-evidence
            {f: null}                         ! selection       ! 11 matches-without-evidence
            {f|neq: x}                        ! selection       ! 11 matches-without-evidence
            {f|neq: x, g: y}                  ! selection       ! -
            {f: x}                            ! other           ! 8 unused-selection
            ['*']                             ! selection       ! 8 matches-everything 11 always-matches
            [evil, evil one]                  ! selection       ! 8 covered-value
            {'|all': [evil, evil one]}        ! selection       ! -
            """)
    void warns(String selection, String condition, String expected) {
        RuleSet rules = parsed(HEADER + """
                logsource: {category: webserver}
                detection:
                  selection: %s
                  other: {h: z}
                  _: {h: y}
                  condition: (%s) or (%s and other and _ and not _)
                """.formatted(selection, condition, condition), ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        String found = String.join(" ", Lint.of(rules, Set.of()).stream()
                .map(warning -> warning.position().line() + " " + warning.code().word())
                .toList());
        assertThat(found).isEqualTo(expected.equals("-") ? "" : expected);
    }

    @Test
    void tellsTheValueThatIsCovered() {
        RuleSet rules = parsed(HEADER + """
                logsource: {category: webserver}
                detection:
                  selection:
                    f|contains:
                      - evil
                      - good
                      - not Evil at all
                  condition: selection
                """, ParseOptions.plain());
        assertThat(Lint.of(rules, Set.of())).singleElement().hasToString("rules.yml:12:9: covered-value: 'evil' in the "
                + "same list already matches whatever this value does");
    }

    @Test
    void knowsTheFieldsOfEvents() {
        RuleSet rules = parsed(HEADER + """
                logsource: {category: webserver}
                detection:
                  selection:
                    - {f: x, typo: y}
                    - {f|fieldref: other_typo}
                  condition: selection
                ---
                title: Count
                id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e12
                description: Something.
                level: low
                correlation:
                  type: value_count
                  rules: [rule]
                  timespan: 1m
                  group-by: [f, nobody, who]
                  condition: {field: nothing, gte: 2}
                  aliases:
                    who: {rule: user}
                    never: {rule: f}
                """, ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        assertThat(Lint.of(rules, Set.of("f")).stream().map(Warning::toString)).containsExactly(
                "rules.yml:9:14: unknown-field: events have no field 'typo'",
                "rules.yml:10:20: unknown-field: events have no field 'other_typo'",
                "rules.yml:21:3: unknown-field: events have no field 'nobody'",
                "rules.yml:22:3: unknown-field: events have no field 'nothing'",
                "rules.yml:23:3: unknown-field: events have no field 'user'",
                "rules.yml:23:3: unused-alias: nothing uses the alias 'never'");
        assertThat(Lint.of(rules, Set.of())).extracting(Warning::code).containsExactly(Warning.Code.UNUSED_ALIAS);
    }

    @Test
    void missesRulesInAnAlias() {
        RuleSet rules = parsed(HEADER + """
                logsource: {category: webserver}
                detection: {selection: {f: x}, condition: selection}
                ---
                title: Count
                id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e12
                description: Something.
                level: low
                correlation:
                  type: event_count
                  rules: [rule]
                  timespan: 1m
                  group-by: [who]
                  condition: {gte: 2}
                  aliases: {who: {another: user}}
                """, ParseOptions.plain());
        assertThat(Lint.of(rules, Set.of())).singleElement().hasToString(
                "rules.yml:19:3: incomplete-alias: the alias 'who' says nothing of the rule 'rule'");
    }

    @Test
    void missesIdLevelAndDescription() {
        RuleSet rules = parsed("""
                title: Rule
                name: rule
                logsource: {category: webserver}
                detection: {selection: {f: x}, condition: selection}
                """, ParseOptions.plain());
        assertThat(Lint.of(rules, Set.of())).extracting(warning -> warning.code().word())
                .containsExactly("missing-id", "missing-description", "missing-level");
    }

    @Test
    void warnsOfAFilterOnceAndNotInEveryRule() {
        String filter = """
                ---
                title: Filter
                id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e13
                description: Something.
                expires: 2026-12-31
                logsource: {category: %s}
                filter:
                  rules: any
                  selection: {typo: x}
                  unused: {f: x}
                  condition: selection
                """;
        String rule = HEADER
                + "logsource: {category: webserver}\ndetection: {selection: {f: x}, condition: selection}\n";
        assertThat(Lint.of(parsed(rule + filter.formatted("webserver"), ParseOptions.plain()), Set.of("f")).stream()
                .map(warning -> warning.position().line() + " " + warning.code().word()))
                .containsExactly("16 unknown-field", "17 unused-selection");
        assertThat(codes(parsed(rule + filter.formatted("proxy"), ParseOptions.plain())))
                .containsExactly("filter-without-rules", "unused-selection");
        assertThat(codes(parsed(rule + filter.formatted("webserver"),
                ParseOptions.plain().on(LocalDate.of(2027, 1, 1)))))
                .containsExactly("filter-expired", "unused-selection");
    }

    private static List<String> codes(RuleSet rules) {
        return Lint.of(rules, Set.of()).stream().map(warning -> warning.code().word()).toList();
    }
}
