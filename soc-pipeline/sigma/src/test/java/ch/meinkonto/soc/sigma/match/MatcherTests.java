package ch.meinkonto.soc.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What a value of a rule means for a value of an event. */
class MatcherTests {
    private static final LogSource WEB = new LogSource("webserver", "meinkonto", null);

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            f: Value             ! vALUE                  ! true
            f|cased: Value       ! vALUE                  ! false
            f|cased: Value       ! Value                  ! true
            f: STRASSE           ! straße                 ! false
            f: ÄRGER             ! ärger                  ! true
            f: 'a*d'             ! abcd                   ! true
            f: 'a?d'             ! abcd                   ! false
            f: 'a??d'            ! abcd                   ! true
            f: 'a\\*d'           ! a*d                    ! true
            f: 'a\\*d'           ! abd                    ! false
            f: 'a\\\\*d'         ! a\\bcd                 ! true
            f: 'a\\\\*d'         ! abcd                   ! false
            f: 'a\\\\\\*d'       ! a\\*d                  ! true
            f: 'a\\b'            ! a\\b                   ! true
            f: 'a\\\\b'          ! a\\b                   ! true
            f: '*ab*ab'          ! xababab                ! true
            f|contains: bc       ! ABCD                   ! true
            f|startswith: ab     ! ABCD                   ! true
            f|endswith: cd       ! ABCD                   ! true
            f|endswith: 'c?'     ! ABCD                   ! true
            f|contains|all: [ab, cd]   ! xxabyycd         ! true
            f|contains|all: [ab, zz]   ! xxabyycd         ! false
            f: [x, y]            ! Y                      ! true
            f|neq: x             ! y                      ! true
            f|neq: [x, y]        ! y                      ! false
            f: 5                 ! 5                      ! true
            f: 5                 ! 5.0                    ! true
            f: '5'               ! 5                      ! true
            f: 5                 ! 51                     ! false
            f|gte: 5             ! 5                      ! true
            f|gt: 5              ! 5                      ! false
            f|lt: 5              ! -1                     ! true
            f|lte: 5             ! five                   ! false
            f|re: 'a+b'          ! xxaab                  ! true
            f|re: 'A+b'          ! xxaab                  ! false
            f|re|i: 'A+b'        ! xxaab                  ! true
            f|cidr: 203.0.113.0/24     ! 203.0.113.9      ! true
            f|cidr: 203.0.113.0/25     ! 203.0.113.129    ! false
            f|cidr: '2001:db8::/32'    ! 2001:db8::1      ! true
            f|cidr: 203.0.113.0/24     ! example.org      ! false
            f|exists: true       ! x                      ! true
            f|exists: false      ! x                      ! false
            f: null              ! x                      ! false
            g: null              ! x                      ! true
            g|neq: x             ! x                      ! true
            f|windash|contains: ' -enc' ! x /enc          ! true
            f|windash|contains: ' -enc' ! x –enc          ! true
            f|base64: foo        ! Zm9v                   ! true
            f|base64offset|contains: foobar ! eGZvb2Jhcg==  ! true
            f|base64offset|contains: foobar ! eHhmb29iYXI=  ! true
            f|wide|base64: ab    ! YQBiAA==               ! true
            f|hour: 8            ! 2026-11-23T08:59:59Z   ! true
            f|hour|gte: 9        ! 2026-11-23T08:59:59Z   ! false
            """)
    void matches(String item, String value, boolean expected) {
        RuleSet rules = rule("\n    " + item.strip());
        assertThat(rules.rejections()).isEmpty();
        assertThat(found(rules, Map.of("f", value))).isEqualTo(expected);
    }

    @Test
    void treatsDottedAndNestedFieldsAlike() {
        RuleSet rules = rule("{user.id: a}");
        assertThat(found(rules, Map.of("user.id", "a"))).isTrue();
        assertThat(found(rules, Map.of("user", Map.of("id", "a")))).isTrue();
        assertThat(found(rules, Map.of("user", List.of(Map.of("id", "b"), Map.of("id", "a"))))).isTrue();
    }

    @Test
    void matchesAnyElementOfAnArray() {
        RuleSet rules = rule("{roles: admin}");
        assertThat(found(rules, Map.of("roles", List.of("user", "ADMIN")))).isTrue();
        assertThat(found(rules, Map.of("roles", List.of("user")))).isFalse();
    }

    @Test
    void treatsNullAsAbsent() {
        RuleSet rules = rule("{f: null}");
        assertThat(found(rules, Collections.singletonMap("f", null))).isTrue();
        assertThat(found(rules, Map.of("f", Arrays.asList((Object) null)))).isTrue();
        assertThat(found(rules, Map.of("f", ""))).isFalse();
    }

    @Test
    void searchesKeywordsInEveryValue() {
        RuleSet rules = rule("[select, 42]");
        assertThat(found(rules, Map.of("a", "1", "b", List.of("x", "UNION SELECT")))).isTrue();
        assertThat(found(rules, Map.of("a", 142))).isTrue();
        assertThat(found(rules, Map.of("a", "1"))).isFalse();
    }

    @Test
    void asksForAllKeywordsWhereTheRuleSaysSo() {
        RuleSet rules = rule("\n    '|all': [union, select]");
        assertThat(found(rules, Map.of("a", "union", "b", "select"))).isTrue();
        assertThat(found(rules, Map.of("a", "union"))).isFalse();
    }

    @Test
    void comparesAFieldWithAnother() {
        RuleSet rules = rule("\n    a|fieldref: b");
        assertThat(found(rules, Map.of("a", "X", "b", "x"))).isTrue();
        assertThat(found(rules, Map.of("a", "X", "b", "y"))).isFalse();
        assertThat(found(rules, Map.of("a", "X"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a or b and c, true", "(a or b) and c, false", "not a and not c, false", "not (b or c), true",
            "1 of them, true", "all of them, false", "1 of b*, false", "any of a*, true", "not c, true",
            "A, false"})
    void bindsConditionsAsTheSpecificationSays(String condition, boolean expected) {
        RuleSet rules = RuleParser.parse("rule.yml", """
                title: Rule
                logsource: {product: meinkonto}
                detection:
                  a: {f: yes}
                  b: {f: no}
                  c: {f: no}
                  _hidden: {f: no}
                  condition: %s
                """.formatted(condition));
        assertThat(found(rules, Map.of("f", "yes"))).isEqualTo(expected);
    }

    @Test
    void asksOnlyRulesWhoseLogSourceCoversTheEvent() {
        RuleSet rules = rule("{f: x}");
        Matcher matcher = Matcher.of(rules.detections());
        Event other = Event.of("1", Instant.EPOCH, new LogSource("webserver", "nginx", null), Map.of("f", "x"));
        assertThat(matcher.match(other)).isEmpty();
        assertThat(matcher.matchUnrouted(other)).hasSize(1);
    }

    @Test
    void knowsLookAheads() {
        RuleSet rules = rule("\n    f|re: '^(?!a)b'");
        assertThat(found(rules, Map.of("f", "bc"))).isTrue();
        assertThat(found(rules, Map.of("f", "ab"))).isFalse();
    }

    @Test
    void givesUpOnASearchWithoutEnd() {
        RuleSet rules = rule("\n    f|re: '^(a+)+(?!b)$'");
        assertThat(found(rules, Map.of("f", "a".repeat(5_000) + "c"))).isFalse();
    }

    private static RuleSet rule(String selection) {
        return RuleParser.parse("rule.yml", """
                title: Rule
                logsource: {category: webserver, product: meinkonto}
                detection:
                  selection: %s
                  condition: selection
                """.formatted(selection));
    }

    private static boolean found(RuleSet rules, Map<String, ?> fields) {
        Event event = Event.of("1", Instant.EPOCH, WEB, fields);
        return !Matcher.of(rules.detections()).match(event).isEmpty();
    }
}
