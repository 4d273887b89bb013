package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;

/** What a whole engine finds out about its own telemetry reaches the rules like any other event. */
class TelemetryFindingsTests {
    private static final String RULE = """
            title: Telemetry is missing or was changed
            id: 00000000-0000-4000-8000-000000000041
            name: own_telemetry_finding
            logsource: {product: meinkonto, service: telemetry}
            detection:
                selection:
                    event.action: [telemetry.gap, telemetry.chain_break]
                    meinkonto.telemetry.source: %s
                condition: selection
            """;

    @TempDir
    private Path folder;
    private final String service = "telemetry-" + UUID.randomUUID();
    private final TestOtlp.Source source = new TestOtlp.Source(service);

    @Test
    void aGapAndABreakRaiseAlerts() throws Exception {
        TestIndices.clear();
        Path rule = folder.resolve("detections/own-telemetry/rule.yml");
        Files.createDirectories(rule.getParent());
        Files.writeString(rule, RULE.formatted(service));
        int port = TestEngines.freePort();
        try (ElasticsearchClient client = TestIndices.client();
                ConfigurableApplicationContext engine = TestEngines.start(TestElasticsearch.node().url(), port,
                        "meinkonto.detect.folder=" + folder)) {
            assertThat(engine.isRunning()).isTrue();
            LogRecord first = event();
            event();
            LogRecord changed = event().toBuilder()
                    .addAttributes(KeyValue.newBuilder()
                            .setKey("user.id")
                            .setValue(AnyValue.newBuilder().setStringValue("somebody-else")))
                    .build();
            TestSender sender = new TestSender(port);
            assertThat(sender.send("logs", source.request(first)).statusCode()).isEqualTo(200);
            assertThat(sender.send("logs", source.request(changed)).statusCode()).isEqualTo(200);
            AlertIndex alerts = new AlertIndex(client);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(raised(alerts)).hasSize(2));
        }
    }

    private static List<Alert> raised(AlertIndex alerts) {
        return alerts.changedSince(null, "own-telemetry", null).stream().map(StoredAlert::alert).toList();
    }

    private LogRecord event() {
        return source.next("auth.login", Map.of("user.hash", "ab"));
    }
}
