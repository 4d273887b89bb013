package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Files as they come: several documents, other line ends, anchors, broken ones between good ones. */
class YamlTests {
    private static final String RULE = """
            title: A
            logsource: {product: meinkonto}
            detection:
              selection: {a: b}
              condition: selection
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            ``                                   ! 0
            # only a comment                     ! 0
            ---                                  ! 0
            ---#---                              ! 0
            ---#...#---#                         ! 0
            R---#R                               ! 2
            ---#R---#R---#                       ! 2
            R...#---#R                           ! 2
            %YAML 1.2#---#R                      ! 1
            # first#---#R# last                  ! 1
            ~#---#R                              ! 1
            """)
    void readsEveryDocument(String text, int expected) {
        String written = text.replace("#", "\n").replace("\n only", "# only").replace("\n first", "# first")
                .replace("\n last", "# last").replace("R", RULE);
        RuleSet rules = parsed(written, ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        assertThat(rules.detections()).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void takesAnyLineEndAndAByteOrderMark(String lineEnd) {
        String text = "\uFEFF" + (RULE + "---\n" + RULE + "---\ntitle: [\n---\n" + RULE).replace("\n", lineEnd);
        RuleSet rules = parsed(text, ParseOptions.plain());
        assertThat(rules.detections()).hasSize(3).extracting(rule -> rule.position().line()).containsExactly(1, 7, 15);
        assertThat(rules.rejections()).singleElement().extracting(Rejection::line).isIn(13, 14);
    }

    @Test
    void readsAnchorsAndMergedMaps() {
        RuleSet rules = parsed("""
                title: A
                logsource: &source {product: meinkonto}
                detection:
                  one: &one {a: &value x, b: y}
                  two: {<<: *one, b: *value}
                  three: {<<: [*one, {c: z}]}
                  four: *one
                  condition: all of them
                """, ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        assertThat(rules.detections().getFirst().selections()).satisfies(selections -> {
            assertThat(selections.get("four")).isEqualTo(selections.get("one"));
            assertThat(selections.get("two").toString()).contains("field=a").contains("field=b")
                    .doesNotContain("text=y");
            assertThat(selections.get("three").toString()).contains("field=a").contains("field=c");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            a: *nobody           ; the alias 'nobody' has no anchor before it
            a: &a [*a]           ; the alias 'a' has no anchor before it
            a: !include x        ; the tag '!include' is not known here
            a: !!set {a}         ; the tag 'tag:yaml.org,2002:set' is not known here
            ? [a] :  b           ; a key must be a text
            '': b                ; a key must be a text
            <<: b                ; '<<' takes maps only
            <<: [b]              ; '<<' takes maps only
            a: b#    a: c        ; the key 'a' stands twice
            a: [b#    c          ; not YAML
            a: b#\\tc: d         ; not YAML
            a: "\\UFFFFFFFF"     ; not YAML
            """)
    void refusesOneDocumentAndKeepsItsNeighbours(String entry, String reason) {
        RuleSet rules = parsed(RULE + "---\n" + RULE.replace("{a: b}", "\n    " + entry.strip().replace("#", "\n")
                .replace("\\t", "\t"))
                + "---\n" + RULE, ParseOptions.plain());
        assertThat(rules.detections()).hasSize(2);
        assertThat(rules.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).startsWith(reason);
            assertThat(rejection.line()).isBetween(7, 13);
            assertThat(rejection.file()).isEqualTo("rules.yml");
        });
    }

    @Test
    void tellsTheColumnOfAnAlias() {
        RuleSet rules = parsed(RULE.replace("{a: b}", "{a: *nobody}"), ParseOptions.plain());
        assertThat(rules.rejections()).containsExactly(
                new Rejection("rules.yml", 4, 18, "the alias 'nobody' has no anchor before it"));
    }

    @Test
    void refusesWhatIsNotUtf8WhereItStands() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((RULE + "---\ntitle: über ").getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFC);
        bytes.writeBytes(("\n---\n" + RULE).getBytes(StandardCharsets.UTF_8));
        RuleSet rules = RuleParser.parse(List.of(RuleFile.decode("rules.yml", bytes.toByteArray())));
        assertThat(rules.detections()).hasSize(2);
        assertThat(rules.rejections()).containsExactly(new Rejection("rules.yml", 7, 13, "byte 0xFC is not UTF-8"));
    }

    @Test
    void refusesATextThatEndsWithinACharacter() {
        byte[] whole = (RULE + "# é").getBytes(StandardCharsets.UTF_8);
        RuleSet rules = RuleParser.parse(List.of(RuleFile.decode("rules.yml",
                Arrays.copyOf(whole, whole.length - 1))));
        assertThat(rules.rejections()).containsExactly(new Rejection("rules.yml", 6, 3, "byte 0xC3 is not UTF-8"));
    }

    @Test
    void refusesControlCharacters() {
        RuleSet rules = parsed(RULE + "---\n" + RULE.replace("A", "A\u0000"), ParseOptions.plain());
        assertThat(rules.detections()).hasSize(1);
        assertThat(rules.rejections()).containsExactly(
                new Rejection("rules.yml", 7, 9, "the character U+0000 is not allowed"));
    }

    @Test
    void boundsLengthAndDepth() {
        assertThat(parsed("a".repeat(YamlReader.LONGEST + 1), ParseOptions.plain()).rejections())
                .containsExactly(new Rejection("rules.yml", 1, 1, "the file is longer than 4000000 characters"));
        for (String deep : List.of("[", "{a: ", "- ", "? ")) {
            assertThat(parsed("title: " + deep.repeat(100_000), ParseOptions.plain()).rejections()).hasSize(1);
            assertThat(parsed(deep.repeat(100_000), ParseOptions.plain()).rejections()).hasSize(1);
        }
    }

    @Test
    void refusesAliasesThatAddUpInManyDocuments() {
        String bomb = "a: &a [" + String.join(",", Collections.nCopies(300, "x")) + "]\nb: &b ["
                + String.join(",", Collections.nCopies(300, "*a")) + "]\n---\n";
        assertThat(parsed(bomb.repeat(50), ParseOptions.plain()).rejections())
                .filteredOn(rejection -> rejection.reason().equals("aliases add up to too much")).hasSize(49);
    }
}
