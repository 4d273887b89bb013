package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.matches;
import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static ch.meinkonto.soc.sigma.TestRules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Every modifier of the appendix and of the reference implementation, alone and together, and what cannot go together. */
class ModifierTests {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            f|cased|contains: aB           ! xaBx          ! true
            f|cased|contains: aB           ! xabx          ! false
            f|startswith|cased: aB         ! abx           ! false
            f|neq|cased: aB                ! ab            ! true
            f|neq|contains: [a, b]         ! xbx           ! false
            f|neq|contains: [a, b]         ! xyz           ! true
            f|neq|contains|all: [a, b]     ! xax           ! true
            f|neq|contains|all: [a, b]     ! ba            ! false
            f|neq: 5                       ! 5.0           ! false
            f|neq: 5                       ! 6             ! true
            f|neq: null                    ! x             ! true
            f|neq|gte: 5                   ! 6             ! false
            f|neq|gte: 5                   ! 4             ! true
            f|neq|cidr: 192.0.2.0/24       ! 192.0.2.1     ! false
            f|neq|re: '^a'                 ! ba            ! true
            f|neq|exists: true             ! x             ! false
            f: ''                          ! ``            ! true
            f: ''                          ! x             ! false
            f|contains: ''                 ! x             ! true
            f: true                        ! TRUE          ! true
            f: [true, 7]                   ! 7             ! true
            f: 0x1F                        ! 31            ! true
            f: 1e3                         ! 1000          ! true
            f|contains: 12                 ! x123          ! true
            f|lte: -1.5                    ! -1.5          ! true
            f|gt: [5, 1]                   ! 3             ! true
            f|re|i: 'A.B'                  ! xa-b          ! true
            f|re|ignorecase: 'A.B'         ! xa-b          ! true
            f|re|contains: 'b+'            ! abbc          ! true
            f|re|startswith: 'b|c'         ! cb            ! true
            f|re|startswith: 'b|c'         ! ac            ! false
            f|re|endswith: 'b|c'           ! ac            ! true
            f|re|endswith: 'b|c'           ! bca           ! false
            f|cidr: '2001:db8::/33'        ! 2001:db8:7fff::1 ! true
            f|cidr: '2001:db8::/33'        ! 2001:db8:8000::1 ! false
            f|cidr: 192.0.2.7              ! 192.0.2.7     ! true
            f|cidr: [192.0.2.0/30, 198.51.100.0/24] ! 198.51.100.200 ! true
            f|base64: 'a*b'                ! x             ! refused
            f|base64: 'a\\*b'              ! YSpi          ! true
            f|base64offset|contains|all: [foo, bar] ! Zm9v YmFy ! true
            f|base64offset|contains|all: [foo, bar] ! Zm9v    ! false
            f|base64offset|contains|all|neq: [foo, bar] ! Zm9v ! true
            f|base64offset|contains|all|neq: [foo, bar] ! Zm9v YmFy ! false
            f|windash: -a                  ! /a            ! true
            f|windash: /a                  ! ―a            ! true
            f|windash: –a                  ! -a            ! true
            f|windash: -a-b                ! /a-b          ! true
            f|windash: -a-b                ! /a/b          ! false
            f|windash|contains|all: [' -a', ' -b'] ! x /b a   ! false
            f|windash|contains|all: [' -a', ' -b'] ! x /b —a  ! true
            f|windash|contains|all|neq: [' -a', ' -b'] ! x /b –a ! false
            f|windash|endswith: ' -a'      ! x /A          ! true
            f|windash|cased|endswith: ' -a' ! x /A         ! false
            f|windash|contains: '-a *-b'   ! x /a z –b     ! true
            f|minute: 59                   ! 2026-11-23T08:59:00Z ! true
            f|hour: [7, 8]                 ! 2026-11-23T08:59:00Z ! true
            f|hour: 8                      ! 2026-11-23T10:59:00+02:00 ! true
            f|day|lt: 24                   ! 2026-11-23T08:59:00Z ! true
            f|lt|day: 23                   ! 2026-11-23T08:59:00Z ! false
            f|week: 48                     ! 2026-11-23T08:59:00Z ! true
            f|month|gte: 11                ! 2026-11-23T08:59:00Z ! true
            f|year|neq: 2026               ! 2026-11-23T08:59:00Z ! false
            f|fieldref: g                  ! Same          ! true
            f|fieldref|cased: g            ! Same          ! false
            f|fieldref|neq: g              ! same          ! false
            f|fieldref|neq: g              ! other         ! true
            f|fieldref|startswith: g       ! same-as       ! true
            f|fieldref|endswith: g         ! the same      ! true
            f|fieldref|contains: g         ! a same b      ! true
            f|fieldref|contains|neq: g     ! a same b      ! false
            f|fieldref: [x, g]             ! same          ! true
            f|fieldref|all: [x, g]         ! same          ! false
            """)
    void says(String item, String value, String expected) {
        RuleSet rules = parsed(selecting("\n    " + item.strip()), ParseOptions.plain());
        if (expected.equals("refused")) {
            assertThat(rules.rejections()).hasSize(1);
            return;
        }
        assertThat(rules.rejections()).isEmpty();
        assertThat(matches(rules, Map.of("f", value, "g", "same")))
                .isEqualTo(Boolean.parseBoolean(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            re|m: '^b$'          ! false
            re|multiline: '^b$'  ! true
            re: 'a.b'            ! false
            re|s: 'a.b'          ! true
            re|dotall: 'a.b'     ! true
            re|startswith|m: b   ! false
            """)
    void readsLineBreaksAsTheFlagSays(String item, boolean ofTwoLines) {
        RuleSet rules = parsed(selecting("\n    f|" + item), ParseOptions.plain());
        boolean lines = item.contains("|m") && !item.contains("startswith");
        assertThat(matches(rules, Map.of("f", "a\nb"))).isEqualTo(ofTwoLines || lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf16le", "wide", "utf16be", "utf16"})
    void encodesAsTheAttackerDoes(String encoding) {
        byte[] bytes = switch (encoding) {
            case "utf16be" -> "cmd é".getBytes(StandardCharsets.UTF_16BE);
            case "utf16" -> "\uFEFFcmd é".getBytes(StandardCharsets.UTF_16LE);
            default -> "cmd é".getBytes(StandardCharsets.UTF_16LE);
        };
        RuleSet rules = parsed(selecting("\n    f|%s|base64: cmd é".formatted(encoding)), ParseOptions.plain());
        assertThat(matches(rules, Map.of("f", Base64.getEncoder().encodeToString(bytes)))).isTrue();
        assertThat(matches(rules, Map.of("f", Base64.getEncoder().encodeToString("cmd é".getBytes(
                StandardCharsets.UTF_8))))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void findsAnEncodedTextAtAnyOffset(int before) {
        String whole = "x".repeat(before) + "powershell" + "y".repeat(before);
        RuleSet rules = parsed(selecting("\n    f|base64offset|contains: powershell"), ParseOptions.plain());
        assertThat(matches(rules, Map.of("f", Base64.getEncoder().encodeToString(whole.getBytes(
                StandardCharsets.UTF_8))))).isTrue();
    }

    /** Few dashes are written out, many become one expression: the two must agree. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 40})
    void takesAnyDashForAnyOtherHoweverMany(int dashes) {
        RuleSet rules = parsed(selecting("\n    f|windash|contains: 'a.(" + " -opt".repeat(dashes) + "'"),
                ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        for (String dash : new String[]{"-", "/", "–", "—", "―"}) {
            String first = (" " + dash + "Opt") + " -opt".repeat(dashes - 1);
            assertThat(matches(rules, Map.of("f", "xA.(" + first + "\ny"))).as(dash).isTrue();
            assertThat(matches(rules, Map.of("f", "xA.(" + (" " + dash + "opt").repeat(dashes)))).as(dash).isTrue();
        }
        assertThat(matches(rules, Map.of("f", "a.(" + " _opt".repeat(dashes)))).isFalse();
        assertThat(matches(rules, Map.of("f", "a:(" + " -opt".repeat(dashes)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            '|all': [union, select]          ! union select  ! true
            '|all': [union, select]          ! union         ! false
            '|cased': Union                  ! union         ! false
            '|re': 'uni.n$'                  ! my union      ! true
            '|cidr': 192.0.2.0/24            ! 192.0.2.1     ! true
            '|windash': ' -enc'              ! x /enc        ! true
            '|windash|all': [' -enc', ' -x'] ! x /enc –x     ! true
            '|windash|all': [' -enc', ' -x'] ! x /enc –y     ! false
            '|base64offset|all': [foobar]    ! xZm9vYmFy     ! true
            """)
    void searchesKeywords(String item, String value, boolean expected) {
        RuleSet rules = parsed(selecting("\n    " + item.strip()), ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        assertThat(matches(rules, Map.of("any", value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            f|: x                    ! the modifier '' is unknown
            f|re|cidr: x             ! modifiers of different kinds are combined
            f|lt|gt: 1               ! only one of lt, lte, gt and gte is possible
            f|re|lt: 1               ! lt, lte, gt and gte go with numbers and parts of a time only
            f|cidr|contains: x       ! contains, startswith and endswith go with texts, re and fieldref only
            f|re|base64: x           ! an encoding goes with texts only
            f|re|cased: x            ! cased goes with texts and fieldref only
            f|hour: x                ! 'x' is not a number
            f|lt: null               ! 'null' is not a number
            f|lt: 1e999              ! '1e999' is too large or too small
            f|cidr: 192.0.2.0/33     ! '192.0.2.0/33' is not a network
            f|exists: 'true'         ! exists is true or false
            f|fieldref: 'a*'         ! fieldref takes the name of one field
            f|base64: null           ! null cannot be searched within a text
            f|windash|base64: ' -a -a -a -a -a' ! windash with so many dashes cannot be combined
            '|neq': x                ! neq needs a field
            '|lt': 1                 ! a keyword cannot have this modifier
            '|all': ['']             ! a keyword must not be empty
            f: {a: b}                ! 'f' must be a single value
            f: [[a]]                 ! 'f' must be a single value
            """)
    void refuses(String item, String reason) {
        RuleSet rules = parsed(selecting("\n    " + item.strip()), ParseOptions.plain());
        assertThat(rules.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).startsWith(reason);
            assertThat(rejection.line()).isEqualTo(6);
        });
    }

    @Test
    void refusesAnExpressionTooLongOrTooDeep() {
        for (String expression : new String[]{"a".repeat(20_000), "(".repeat(4_900) + ")".repeat(4_900) + "(?=x)"}) {
            RuleSet rules = parsed(selecting("\n    f|re: '" + expression + "'"), ParseOptions.plain());
            assertThat(rules.rejections().size() + rules.detections().size()).isEqualTo(1);
        }
    }

    /** The engine for expressions does not come to an end with these. */
    @ParameterizedTest
    @ValueSource(strings = {"re|i: '[%-\u2028]'", "re|i: '\u1C80'", "re|i: '\\x{1C85}'", "re: '(?si)[a-\\x{ffff}]'",
            "re|i: '[\\x{7f}-\u2028]'", "windash: '\u1C80 -a -a -a -a -a'"})
    void refusesCharactersThatCannotBeComparedWithoutCase(String item) {
        assertThat(parsed(selecting("\n    f|" + item), ParseOptions.plain()).rejections()).singleElement().satisfies(
                rejection -> assertThat(rejection.reason()).contains("cannot be compared without case"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"re: '[%-\u2028]'", "re|i: '[а-я-]+'", "re|i: '[\u00a1-\u00ff]'", "re|i: 'a-b'"})
    void takesOtherRanges(String item) {
        assertThat(parsed(selecting("\n    f|" + item), ParseOptions.plain()).rejections()).isEmpty();
    }
}
