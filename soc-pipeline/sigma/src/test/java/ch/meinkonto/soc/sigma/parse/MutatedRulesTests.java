package ch.meinkonto.soc.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.soc.sigma.lint.Lint;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * Rules damaged at random: nothing throws, nothing takes long, what is still a document becomes a rule or a refusal, and a
 * good rule in another file loads whatever its neighbour is.
 */
class MutatedRulesTests {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final RuleFile GOOD = new RuleFile("good.yml", """
            title: Good
            name: good
            logsource: {product: meinkonto}
            detection: {selection: {a: b}, condition: selection}
            """);
    private static final List<String> RULES = List.of("""
            title: Everything
            id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e11
            related: [{id: 5b1f3a52-9d0b-4d4b-8f0a-0f3f3f0a7e12, type: derived}]
            status: test
            date: 2026-01-02
            tags:
                - attack.t1110
            logsource: &source
                category: webserver
            detection:
                selection_text: &text
                    f|contains|all:
                        - 'a*b'
                        - "c\\u00e9"
                    f|re|i: '^a.{2,5}(b|c)+$'
                    n|gte: 5
                    t|hour: 8
                    ip|cidr: 192.0.2.0/24
                selection_more:
                    <<: *text
                    f|windash|contains: ' -enc'
                    f|wide|base64offset|contains: powershell
                    g|fieldref|neq: f
                    h|expand: '%users%'
                    i: null
                keywords:
                    - union select
                    - 42
                condition: 1 of selection_* and not (keywords or selection_text)
            level: high
            """, """
            title: Base
            name: base
            logsource: {product: meinkonto, service: auth}
            detection:
              selection: {event.action: auth.login}
              condition:
                - selection
                - not selection
            ---
            title: Count
            name: count
            correlation:
              type: value_count
              rules: [base]
              group-by: [user]
              timespan: 10m
              condition: {field: ip, gte: 3}
              aliases: {user: {base: user.id}}
            generate: true
            """, """
            title: Filter
            logsource: {product: meinkonto}
            filter:
              rules: any
              selection: {user|startswith: adm}
              condition: selection
            expires: 2026-12-31
            """);
    private static final List<String> PIECES = List.of("\n", "  ", "\t", ":", ": ", "- ", "? ", "|", ">", "[", "]", "{",
            "}", "&a ", "*a", "*text", "!", "!!set ", "<<: *text\n", "'", "\"", "\\", "%", "#", "\n---\n", "\n...\n",
            "~",
            "*", "?", "null", "true", "1e99999999", "0x", "-", "_", "\u0000", "\uFEFF", "\u2028", "é", "𝄞", "%users%",
            "((((", "(a+)+", "(?=", "{1000}{1000}", "not not not ", "1 of them", "|expand", "|base64", "|re", "|all",
            "|neq", "rules: any\n", "timespan: 99999999999y\n", "title: \n", "a: &x [*x]\n");

    /** One change of a text; the place is a share of its length. */
    private record Mutation(int kind, double place, int length, String piece) {
        byte[] apply(byte[] bytes) {
            int from = (int) (place * bytes.length);
            int to = Math.min(bytes.length, from + length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, from);
            switch (kind) {
                case 0 -> out.write(bytes, to, bytes.length - to);
                case 1 -> {
                    out.write(bytes, from, to - from);
                    out.write(bytes, from, bytes.length - from);
                }
                case 2 -> {
                    out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
                    out.write(bytes, from, bytes.length - from);
                }
                case 3 -> {
                    out.writeBytes(piece.repeat(length * 50).getBytes(StandardCharsets.UTF_8));
                    out.write(bytes, from, bytes.length - from);
                }
                default -> {
                    out.write(length * 37);
                    out.write(bytes, to, bytes.length - to);
                }
            }
            return out.toByteArray();
        }
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(1, 60), Arbitraries.of(PIECES)).as(Mutation::new).list().ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(seed = "20261127", tries = 1_500)
    void becomeARuleOrARefusal(@ForAll("mutations") List<Mutation> mutations,
            @ForAll("whichRule") int which) {
        byte[] bytes = RULES.get(which).getBytes(StandardCharsets.UTF_8);
        for (Mutation mutation : mutations) {
            bytes = mutation.apply(bytes);
        }
        RuleFile damaged = RuleFile.decode("damaged.yml", bytes);
        RuleSet rules = load(damaged);
        if (damaged.text().lines().anyMatch(line -> line.startsWith("title: "))) {
            assertThat(rules.detections().size() - 1 + rules.correlations().size() + rules.filters().size()
                    + rules.rejections().size()).isPositive();
        }
    }

    @Provide
    Arbitrary<Integer> whichRule() {
        return Arbitraries.integers().between(0, RULES.size() - 1);
    }

    @Property(seed = "20261127", tries = 300)
    void areNeverTornByPiecesAlone(@ForAll("pieces") List<String> pieces) {
        load(new RuleFile("pieces.yml", String.join("", pieces)));
        load(new RuleFile("value.yml", RULES.getFirst().replace("'a*b'", String.join("", pieces))));
        load(new RuleFile("condition.yml", RULES.getFirst().replace("1 of selection_*", String.join("", pieces))));
        load(new RuleFile("expression.yml", RULES.getFirst().replace("^a.{2,5}(b|c)+$",
                String.join("", pieces).replace("'", ""))));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(40);
    }

    @Property(seed = "20261127", tries = 300)
    void areNeverTornByBytesAlone(@ForAll byte[] bytes) {
        load(RuleFile.decode("bytes.yml", bytes));
    }

    private static RuleSet load(RuleFile file) {
        long start = System.nanoTime();
        List<RuleFile> files = new ArrayList<>(List.of(file, GOOD));
        if (file.text().length() % 2 == 0) {
            Collections.reverse(files);
        }
        RuleSet rules = RuleParser.parse(files,
                ParseOptions.plain().withPlaceholders(Map.of("users", List.of("a", "b*")))
                        .withPipeline(Pipeline.ecs()));
        Matcher.of(rules.detections());
        Lint.of(rules, Set.of());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        assertThat(rules.detections()).anyMatch(rule -> "good".equals(rule.header().name())
                && rule.position().file().equals("good.yml"));
        assertThat(rules.rejections()).allSatisfy(rejection -> {
            assertThat(rejection.file()).isIn(file.name(), "good.yml");
            assertThat(rejection.line()).isBetween(1, file.text().length() + 1);
            assertThat(rejection.column()).isPositive();
            assertThat(rejection.reason()).isNotBlank();
        });
        return rules;
    }
}
