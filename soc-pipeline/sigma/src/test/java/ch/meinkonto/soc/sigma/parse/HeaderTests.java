package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static ch.meinkonto.soc.sigma.TestRules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Level;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Related;
import ch.meinkonto.soc.sigma.rule.RuleSet;
import ch.meinkonto.soc.sigma.rule.Status;

/** What a document says about itself. */
class HeaderTests {
    private static final String ID = "5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11";

    @Test
    void readsEveryKey() {
        RuleSet rules = parsed(selecting("{a: b}") + """
                id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11
                related:
                  - {id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e12, type: derived}
                  - {id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e13, type: similar}
                status: test
                level: high
                description: Something.
                author: Somebody
                date: 2026-01-02
                modified: 2026/02/03
                license: EUPL-1.2
                taxonomy: ecs
                scope: [servers]
                references: [https://example.org/]
                tags: [attack.t1110]
                falsepositives: Unlikely
                fields: [a]
                ticket: {number: 7, open: yes}
                """, ParseOptions.plain());
        assertThat(rules.rejections()).isEmpty();
        assertThat(rules.detections().getFirst().header()).isEqualTo(new Header("Rule", ID, "rule", Status.TEST,
                Level.HIGH, "Something.", "Somebody", "2026-01-02", "2026/02/03", List.of("attack.t1110"),
                List.of("https://example.org/"), List.of("Unlikely"), List.of("a"),
                List.of(new Related(ID.replace("e11", "e12"), Related.Type.DERIVED),
                        new Related(ID.replace("e11", "e13"), Related.Type.SIMILAR)),
                List.of("servers"), "EUPL-1.2", "ecs", Map.of("ticket", Map.of("number", "7", "open", "yes")),
                new Position("rules.yml", 1, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            id: 12345                        ! 5  ! 'id' is '12345', not a UUID
            id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e1g ! 5 ! 'id' is '5b1f3a52
            id: [a]                          ! 5  ! 'id' must be a single value
            status: good                     ! 9  ! 'status' is 'good', must be one of stable, test
            level: extreme                   ! 8  ! 'level' is 'extreme', must be one of informational
            date: 02.01.2026                 ! 7  ! 'date' is '02.01.2026', not a date
            modified: 2026-1-2               ! 11 ! 'modified' is '2026-1-2', not a date
            related: derived                 ! 10 ! 'related' must be a list
            related: [a]                     ! 11 ! an entry of 'related' must be a map
            related: [{type: derived}]       ! 11 ! 'id' is missing
            related: [{id: a, type: derived}] ! 16 ! 'id' is 'a', not a UUID
            related: [{id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11}] ! 11 ! 'type' is missing
            related: [{id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11, type: copied}] ! 60 ! 'type' is 'copied'
            tags: {a: b}                     ! 7  ! 'tags' must be a single value
            action: global                   ! 9  ! 'action' is no longer part of Sigma
            """)
    void refuses(String line, int column, String reason) {
        RuleSet rules = parsed(selecting("{a: b}") + line + "\n", ParseOptions.plain());
        assertThat(rules.detections()).isEmpty();
        assertThat(rules.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).startsWith(reason);
            assertThat(rejection.line()).isEqualTo(7);
            assertThat(rejection.column()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            title: Rule            ! title: ''               ! 'title' is missing
            title: Rule            ! description: Rule       ! 'title' is missing
            logsource:             ! source:                 ! 'logsource' is missing
            {category: webserver}  ! {definition: any}       ! the log source names neither
            {category: webserver}  ! webserver               ! 'logsource' must be a map
            {category: webserver}  ! {category: [webserver]} ! 'category' must be a single value
            detection:             ! detections:             ! 'detection' is missing
            condition: selection   ! timeframe: 5m           ! 'timeframe' is no longer part of Sigma
            condition: selection   ! other: {a: b}           ! 'condition' is missing
            condition: selection   ! condition: []           ! the condition is empty
            condition: selection   ! condition: ''           ! the condition ends too early
            selection: {a: b}      ! selection: {}           ! the selection is empty
            selection: {a: b}      ! selection: []           ! the selection is an empty list
            selection: {a: b}      ! selection:              ! a keyword must not be empty
            title: Rule            ! filter: {a: b}          ! a document is one of detection and filter, not both
            """)
    void refusesADocumentWithout(String part, String instead, String reason) {
        RuleSet rules = parsed(selecting("{a: b}").replace(part, instead), ParseOptions.plain());
        assertThat(rules.rejections()).singleElement()
                .satisfies(rejection -> assertThat(rejection.reason()).startsWith(reason));
    }

    @Test
    void boundsTheTitle() {
        assertThat(parsed(selecting("{a: b}").replace("Rule", "a".repeat(256)), ParseOptions.plain()).rejections())
                .isEmpty();
        assertThat(parsed(selecting("{a: b}").replace("Rule", "a".repeat(257)), ParseOptions.plain()).rejections())
                .singleElement().satisfies(rejection -> assertThat(rejection.reason())
                        .isEqualTo("the title is longer than 256 characters"));
    }

    @Test
    void refusesADocumentThatIsNoMap() {
        for (String text : List.of("[a]", "text", "5")) {
            assertThat(parsed(text, ParseOptions.plain()).rejections()).singleElement().satisfies(
                    rejection -> assertThat(rejection.reason()).isEqualTo("a Sigma document must be a map"));
        }
    }
}
