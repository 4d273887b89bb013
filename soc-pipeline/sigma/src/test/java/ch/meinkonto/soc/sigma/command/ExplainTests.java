package ch.meinkonto.soc.sigma.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} prints, and what it asks for. */
class ExplainTests {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("good.yml"), """
                title: Evil
                id: 2f1b7c0e-6c55-4f0e-9a53-2f7a3f4b6d11
                logsource: {product: web}
                detection:
                  selection: {url|contains: evil, user: [anna, berta]}
                  filter: {client|cidr: 10.0.0.0/8}
                  condition: selection and not filter
                """);
        Files.writeString(folder.resolve("events.ndjson"), """
                {"url": "/EVIL?", "user": "Berta", "client": "10.1.2.3", "logsource": {"product": "web"}}

                {"url": ["/ok", "/evil"], "user": "anna"}
                """);
    }

    @Test
    void printsTheTreeOfTheOnlyRule() {
        assertThat(run("--event", "0")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                ✗ Evil (2f1b7c0e-6c55-4f0e-9a53-2f7a3f4b6d11): event 0 does not match
                  ✓ log source: the rule is about product web; the event is of product web
                  ✗ all of
                    ✓ selection
                      ✓ url contains "evil": "/EVIL?"
                      ✓ user: one of 2, the event has "Berta"
                        ✓ is "berta": "Berta"
                        ✗ is "anna"
                    ✗ not
                      ✓ filter
                        ✓ client is within 10.0.0.0/8: "10.1.2.3"
                """);
    }

    @Test
    void saysWhenARuleIsNotAsked() {
        assertThat(run("--event", "2", "--rule", "Evil")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("event 2 does not match",
                "  ✗ log source: the rule is about product web; the event is of any log source: the rule is not asked",
                "  ✓ all of");
        out.reset();
        assertThat(run("--event", "2", "--no-routing", "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"event\":\"2\",\"rule\":\"2f1b7c0e-6c55-4f0e-"
                + "9a53-2f7a3f4b6d11\",\"title\":\"Evil\",\"holds\":true,\"logsource\":{\"asked\":true,"
                + "\"reason\":\"not looked at\"},\"condition\":{\"holds\":true,\"label\":\"all of\",\"parts\":[");
    }

    @Test
    void explainsSeveralAtOnce() {
        assertThat(run("--event", "2,0", "--rule", "Evil,2f1b7c0e-6c55-4f0e-9a53-2f7a3f4b6d11")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("does not match")))
                .hasSize(4);
    }

    @Test
    void asksForWhatIsNotClear() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--event", "1")).isEqualTo(2);
        assertThat(run("--event", "7")).isEqualTo(2);
        assertThat(run("--event", "x")).isEqualTo(2);
        assertThat(run("--event", "0", "--rule", "nothing")).isEqualTo(2);
        Files.writeString(folder.resolve("more.yml"), """
                title: More
                logsource: {product: web}
                detection: {s: {url: a}, condition: s}
                ---
                title: Bad
                """);
        assertThat(run("--event", "0")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has 2 events: say which one with --event, from 0",
                "events.ndjson is empty", "has 3 lines and no event 7", "not the number of an event: x",
                "there is no rule nothing", "there are 2 rules that raise findings: say which one with --rule");
    }

    private int run(String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "explain";
        arguments[1] = "--rules";
        arguments[2] = folder.toString();
        arguments[3] = "--events";
        arguments[4] = folder.resolve("events.ndjson").toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandLine.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
