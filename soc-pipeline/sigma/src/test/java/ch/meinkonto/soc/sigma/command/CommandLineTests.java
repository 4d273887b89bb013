package ch.meinkonto.soc.sigma.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command prints, which scripts rely on. */
class CommandLineTests {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("good.yml"), """
                title: Good
                id: 2f1b7c0e-6c55-4f0e-9a53-2f7a3f4b6d11
                description: Somebody asks for evil.
                level: low
                logsource: {product: web}
                detection: {selection: {url|contains: evil}, condition: selection}
                """);
        Files.writeString(folder.resolve("events.ndjson"), """
                {"url": "/ok", "logsource": {"product": "web"}}
                {"url": "/EVIL?\\u0022", "logsource": {"product": "web"}}
                {"url": "/evil", "n": [1, -2.5e3, true, null]}
                """);
    }

    @Test
    void countsRulesAndTellsRefusals() throws IOException {
        assertThat(run("check", folder.toString(), "--json")).isZero();
        assertThat(text()).isEqualTo(
                "{\"files\":1,\"rules\":1,\"correlations\":0,\"filters\":0,\"rejected\":[],\"warnings\":[]}\n");
        Files.writeString(folder.resolve("bad.yml"),
                "title: Bad\nlogsource: {product: web}\ndetection: {a: {b|x: 1}, condition: a}\n");
        out.reset();
        assertThat(run("check", folder.toString(), "--json")).isEqualTo(1);
        assertThat(text()).contains("\"files\":2,\"rules\":1")
                .contains("\"line\":3,\"reason\":\"the modifier 'x' is unknown\"");
    }

    @Test
    void tellsMatchesByLineAndSumsUp() {
        assertThat(run("match", "--rules", folder.toString(), "--events", folder.resolve("events.ndjson").toString(),
                "--json")).isZero();
        List<String> lines = text().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo("{\"event\":1,\"rule\":\"2f1b7c0e-6c55-4f0e-9a53-2f7a3f4b6d11\"}");
        assertThat(lines.getLast()).startsWith("{\"events\":3,\"matches\":1,\"seconds\":");
    }

    @Test
    void asksEveryRuleWithoutRouting() {
        run("match", "--rules", folder.toString(), "--events", folder.resolve("events.ndjson").toString(),
                "--no-routing",
                "--json");
        assertThat(text()).contains("{\"event\":2,").contains("\"matches\":2");
    }

    @Test
    void passesOverLinesThatAreNoEventsAndTellsThem() throws IOException {
        Files.writeString(folder.resolve("events.ndjson"), """
                {"url": "/evil", "logsource": {"product": "web"}}
                {"url": "/evil",

                {"url": "/evil", "logsource": {"product": "web"}}\r
                not json
                {"url": "/evil", "logsource": {"product": "web"}}""");
        assertThat(run("match", "--rules", folder.toString(), "--events", folder.resolve("events.ndjson").toString(),
                "--json")).isEqualTo(1);
        assertThat(text()).contains("{\"event\":0,", "{\"event\":3,", "{\"event\":5,")
                .contains("{\"events\":3,\"matches\":3,");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("line 2 is no event: the JSON object ends too early",
                        "line 5 is no event: not a JSON object");
    }

    @Test
    void tellsACorrelationAtTheLineThatMakesItTrue() throws IOException {
        Files.writeString(folder.resolve("good.yml"), """
                title: Base
                name: base
                logsource: {product: web}
                detection: {selection: {url|contains: evil}, condition: selection}
                ---
                title: Three
                name: three
                correlation: {type: event_count, rules: [base], group-by: [ip], timespan: 1m, condition: {gte: 3}}
                """);
        String line = "{\"url\": \"/evil\", \"ip\": \"%s\", \"when\": \"%s\", \"logsource\": {\"product\": \"web\"}}\n";
        Files.writeString(folder.resolve("events.ndjson"), line.formatted("a", "2026-11-23T08:00:40Z")
                + line.formatted("b", "2026-11-23 08:00:10") + line.formatted("a", "2026-11-23T09:00:20+01:00")
                + line.formatted("a", "1795420800") + line.formatted("a", "never"));
        assertThat(run("match", "--rules", folder.toString(), "--events", folder.resolve("events.ndjson").toString(),
                "--json", "--time", "when")).isZero();
        assertThat(text().lines().toList()).hasSize(2).first().isEqualTo("{\"event\":3,\"rule\":\"three\"}");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1 events that a correlation asks for");
    }

    @Test
    void tellsWhatDidNotHappenAtTheFirstLineAfterItsTimeAndAtTheEnd() throws IOException {
        Files.writeString(folder.resolve("good.yml"), """
                title: Base
                name: base
                logsource: {product: web}
                detection: {selection: {url|contains: beat}, condition: selection}
                ---
                title: Silent
                name: silent
                x-correlation: {type: absence, rules: [base], group-by: [ip], timespan: 1m}
                """);
        String line = "{\"url\": \"/%s\", \"ip\": \"%s\", \"time\": \"2026-11-23T%s\", \"logsource\": {\"product\": \"web\"}}\n";
        Files.writeString(folder.resolve("events.ndjson"), line.formatted("beat", "a", "08:00:00Z")
                + line.formatted("other", "c", "08:00:59Z") + line.formatted("other", "c", "08:01:30Z")
                + line.formatted("beat", "b", "08:02:00Z") + line.formatted("other", "c", "08:05:00Z"));
        assertThat(match("--lateness", "0", "--json")).containsExactly("{\"event\":2,\"rule\":\"silent\"}",
                "{\"event\":4,\"rule\":\"silent\"}");
        assertThat(match("--lateness", "3600", "--json")).as("nothing late can come after the end")
                .containsExactly("{\"event\":4,\"rule\":\"silent\"}", "{\"event\":4,\"rule\":\"silent\"}");
    }

    @Test
    void takesBackWhatALaterLineShowsToBePartOfAnother() throws IOException {
        Files.writeString(folder.resolve("good.yml"), """
                title: Base
                name: base
                logsource: {product: web}
                detection: {selection: {url|contains: evil}, condition: selection}
                ---
                title: Two
                name: two
                correlation: {type: event_count, rules: [base], group-by: [url], timespan: 1m, condition: {gte: 2}}
                """);
        String line = "{\"url\": \"/evil\", \"time\": \"1970-01-01T%s\", \"logsource\": {\"product\": \"web\"}}\n";
        Files.writeString(folder.resolve("events.ndjson"), line.formatted("00:00:00Z") + line.formatted("00:00:50Z")
                + line.formatted("00:02:00Z") + line.formatted("00:02:40Z") + line.formatted("00:01:20Z"));
        assertThat(match()).containsExactly("1 two Two", "3 two Two", "4 two withdrawn: Two");
        assertThat(match("--json")).endsWith("{\"event\":4,\"withdrawn\":\"two\"}");
        assertThat(text()).contains("\"matches\":1,");
    }

    @Test
    void readsLinesLongerThanItsBuffer() throws IOException {
        String line = "{\"url\": \"" + "x".repeat(3 << 20) + "evil\", \"logsource\": {\"product\": \"web\"}}\n";
        Files.writeString(folder.resolve("events.ndjson"), line + "{}\n" + line);
        run("match", "--rules", folder.toString(), "--events", folder.resolve("events.ndjson").toString(), "--json");
        assertThat(text()).contains("{\"event\":0,", "{\"event\":2,", "{\"events\":3,\"matches\":2,");
    }

    @Test
    void explainsItselfWhereItIsNotUnderstood() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: sigma check DIR");
        err.reset();
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("check", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("match", "--rules", folder.toString(), "--events", "gone.ndjson")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).as("a line for each")
                .zipSatisfy(List.of("there is no sigma frobnicate", "DIR is missing",
                        "there is no " + folder.resolve("nowhere"), "there is no gone.ndjson"),
                        (line, wrong) -> assertThat(line)
                                .isEqualTo(wrong + "; sigma without anything tells what it takes"));
    }

    @Test
    void explainsItselfToWhoeverAsks() {
        assertThat(run("--help")).isZero();
        assertThat(text()).startsWith("usage: sigma check DIR").contains("sigma explain --rules DIR");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void readsJsonAndNothingElse() {
        assertThat(JsonObjects.of(" {\"a\": {\"b\": [1, 2.5, \"x\\n\\u00fc\", false]}, \"c\": null} "))
                .isEqualTo(Map.of("a", Map.of("b", List.of("1", "2.5", "x\nü", false))));
        for (String wrong : List.of("", "[]", "{", "{\"a\"}", "{\"a\":1,}", "{} x", "{\"a\":tru}", "{\"a\":\"\\x\"}")) {
            assertThatThrownBy(() -> JsonObjects.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What is told of the events, without the sum at the end. */
    private List<String> match(String... options) {
        out.reset();
        List<String> words = new ArrayList<>(List.of("match", "--rules", folder.toString(), "--events",
                folder.resolve("events.ndjson").toString()));
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new))).isZero();
        List<String> lines = text().lines().toList();
        return lines.subList(0, lines.size() - 1);
    }

    private int run(String... arguments) {
        return CommandLine.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
