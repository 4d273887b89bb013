package ch.meinkonto.soc.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** What every peer can express it finds exactly as the naive engine does. */
class TranslationTests {
    private static final List<String> EXPRESSIBLE_BY_ALL = List.of(
            "{s: {cs-method: GET}, condition: s}",
            "{s: {cs-method: [POST, PUT]}, condition: s}",
            "{s: {cs-uri-query|contains: '/Admin'}, condition: s}",
            "{s: {cs-uri-query|contains: ['union select', 'etc/passwd']}, condition: s}",
            "{s: {cs-uri-query|endswith: '.php'}, condition: s}",
            "{s: {cs-uri-query|startswith: '/api/'}, condition: s}",
            "{s: {cs-uri-query: '/a*c'}, condition: s}",
            "{s: {cs-method: GET, sc-status: 404}, condition: s}",
            "{s: {cs-method: GET, user-agent|contains: scanner}, condition: s}",
            "{s: {user-agent: null}, condition: s}",
            "{a: {cs-method: PUT}, b: {sc-status: 500}, condition: a or b}",
            "{a: {cs-method: GET}, b: {user-agent|startswith: curl}, condition: all of them}",
            "{s: {path|endswith: '\\cmd.exe'}, condition: s}");
    private static final List<String> BEYOND_EVENT_RULER = List.of(
            "{s: {cs-method: GET}, f: {sc-status: 404}, condition: s and not f}",
            "{s: {cs-uri-query|contains|all: [select, from]}, condition: s}",
            "{k: [passwd, 'select'], condition: k}",
            "{s: {cs-method: GET}, f: {user-agent|contains: scanner}, condition: s and not f}",
            "{s: {cs-method: GET}, f: {user-agent: null}, condition: s and not f}",
            "{s: {cs-uri-query|contains: 'it''s \"a\" test'}, condition: s}");
    private static final List<String> LINES = List.of(
            line("GET", "/index.html", "404", "curl/8.1"),
            line("get", "/ADMIN/login.php", "200", "Scanner 2"),
            line("POST", "/api/v1?q=1 UNION SELECT name FROM person", "500", "Mozilla"),
            line("PUT", "/a/b/c", "200", "curl"),
            line("GET", "/x?f=../../etc/passwd", "200", "Mozilla scanner"),
            line("GET", "/x?t=it's \\\"a\\\" test", "200", "Mozilla"),
            "{\"logsource\":{\"category\":\"webserver\"},\"cs-method\":\"GET\",\"path\":\"C:\\\\Windows\\\\CMD.EXE\"}",
            "{\"logsource\":{\"category\":\"proxy\"},\"cs-method\":\"GET\",\"sc-status\":404}");

    private static String line(String method, String query, String status, String agent) {
        return "{\"logsource\":{\"category\":\"webserver\"},\"cs-method\":\"" + method + "\",\"cs-uri-query\":\""
                + query
                + "\",\"sc-status\":" + status + ",\"user-agent\":\"" + agent + "\"}";
    }

    @Test
    void ourEngineFindsWhatTheNaiveOneFinds() {
        List<DetectionRule> rules = rules(EXPRESSIBLE_BY_ALL, BEYOND_EVENT_RULER);
        assertAgrees(new OurEngine(rules, false), new NaiveEngine(rules, false));
        assertAgrees(new OurEngine(rules, true), new NaiveEngine(rules, true));
    }

    @Test
    void luceneFindsWhatTheNaiveEngineFinds() throws IOException {
        List<DetectionRule> rules = rules(EXPRESSIBLE_BY_ALL, BEYOND_EVENT_RULER);
        for (boolean routed : new boolean[]{false, true}) {
            try (LuceneEngine lucene = new LuceneEngine(new LuceneQueries(), rules, routed)) {
                assertAgrees(lucene, new NaiveEngine(rules, routed));
                assertThat(lucene.shortcomings()).isEmpty();
            }
        }
    }

    @Test
    void esperFindsWhatTheNaiveEngineFinds() throws Exception {
        List<DetectionRule> rules = rules(EXPRESSIBLE_BY_ALL, BEYOND_EVENT_RULER);
        for (boolean routed : new boolean[]{false, true}) {
            try (EsperEngine esper = new EsperEngine("test-" + routed, rules, routed)) {
                assertAgrees(esper, new NaiveEngine(rules, routed));
                assertThat(esper.shortcomings()).isEmpty();
            }
        }
    }

    @Test
    void eventRulerFindsWhatTheNaiveEngineFindsOfWhatItCanExpress() throws IOException {
        List<DetectionRule> rules = rules(EXPRESSIBLE_BY_ALL, List.of());
        for (boolean routed : new boolean[]{false, true}) {
            EventRulerEngine eventRuler = new EventRulerEngine(rules, routed);
            assertAgrees(eventRuler, new NaiveEngine(rules, routed));
            assertThat(eventRuler.shortcomings()).isEmpty();
        }
    }

    @Test
    void eventRulerSaysWhatItCannotExpressAndNeverAsksForMore() throws IOException {
        List<DetectionRule> rules = rules(BEYOND_EVENT_RULER, List.of());
        EventRulerEngine eventRuler = new EventRulerEngine(rules, false);
        NaiveEngine naive = new NaiveEngine(rules, false);
        Lane lane = lane();
        for (int event = 0; event < lane.events(); event++) {
            eventRuler.match(lane, event, 1);
            naive.match(lane, event, 1);
            Set<String> wanted = new HashSet<>(naive.found());
            wanted.removeAll(eventRuler.leftOut());
            assertThat(eventRuler.found()).containsAll(wanted);
        }
        assertThat(eventRuler.leftOut()).hasSize(1);
        assertThat(eventRuler.shortcomings()).contains("1 rules left out");
    }

    @Test
    void regularExpressionsAreApproximatedByPresence() throws IOException {
        List<DetectionRule> rules = rules(List.of("{s: {user-agent|re: '^curl/[0-9]+'}, condition: s}"), List.of());
        try (LuceneEngine lucene = new LuceneEngine(new LuceneQueries(), rules, false)) {
            assertThat(lucene.match(lane(), 0, 5)).isEqualTo(5);
            assertThat(lucene.shortcomings()).startsWith("1 tests approximated");
        }
    }

    private static void assertAgrees(Engine engine, NaiveEngine naive) {
        Lane lane = lane();
        for (int event = 0; event < lane.events(); event++) {
            engine.match(lane, event, 1);
            naive.match(lane, event, 1);
            assertThat(engine.found(0)).as("%s on %s", engine.name(), lane.line(event)).isEqualTo(naive.found());
        }
    }

    private static List<DetectionRule> rules(List<String> first, List<String> second) {
        List<String> all = IntStream.range(0, first.size() + second.size())
                .mapToObj(index -> index < first.size() ? first.get(index) : second.get(index - first.size()))
                .toList();
        return IntStream.range(0, all.size()).mapToObj(index -> TestRules.detecting(index, all.get(index))).toList();
    }

    private static Lane lane() {
        int[] starts = new int[LINES.size() + 1];
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < LINES.size(); index++) {
            text.append(LINES.get(index)).append('\n');
            starts[index + 1] = text.length();
        }
        return new Lane("test", text.toString().getBytes(StandardCharsets.US_ASCII), starts, 0);
    }
}
