package ch.meinkonto.soc.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;

/** A whole engine: what it does, and what an analyst does, stands in the trail. */
class AuditedEventsTests {
    private static final String ANALYST = "0197f0c2-0000-7000-8000-00000000000a";

    private final int port = TestEngines.freePort();

    @Test
    void whatTheEngineAndAnAnalystDoStandsInTheTrail() throws IOException {
        TestIndices.clear();
        TestOtlp.Source console = new TestOtlp.Source("dashboards");
        var closed = console.next("admin.action", Map.of("user.id", ANALYST, "meinkonto.admin.operation", "alert-close",
                "meinkonto.admin.target", "alert-7", "event.reason", "false-positive", "client.ip", "192.0.2.9",
                "meinkonto.admin.alert_level", "high"));
        var locked = console.next("response.action", Map.of("meinkonto.response.id", "order-7",
                "meinkonto.response.action", "lock-account", "meinkonto.response.target", "0197-anna",
                "meinkonto.response.state", "in-force", "meinkonto.response.ordered_by", "0197-otto"));
        var login = console.next("auth.login", Map.of("user.hash", "ab"));
        try (ConfigurableApplicationContext engine = TestEngines.start(TestElasticsearch.node().url(), port);
                ElasticsearchClient client = TestIndices.client()) {
            assertThat(engine.isRunning()).isTrue();
            TestSender sender = new TestSender(port);
            for (int i = 0; i < 2; i++) {
                assertThat(sender.send("logs", console.request(closed, locked, login)).statusCode()).isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> actions(client).contains("rules.load"));
            List<AuditRecord> records = records(client);
            for (Archive archive : Archive.values()) {
                assertThat(records).filteredOn(record -> record.target().equals(archive.alias()))
                        .singleElement()
                        .satisfies(record -> assertThat(record.action()).isEqualTo("template.install"));
            }
            assertThat(records).filteredOn(record -> record.action().equals("rules.load"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.details()).containsKeys("folders", "refused", "digest"));
            assertThat(records).filteredOn(record -> record.actor().equals(ANALYST)).singleElement()
                    .satisfies(record -> {
                        assertThat(record.action()).isEqualTo("alert-close");
                        assertThat(record.target()).isEqualTo("alert-7");
                        assertThat(record.details()).isEqualTo(Map.of("event.outcome", "success", "event.reason",
                                "false-positive", "service.name", "dashboards", "client.ip", "192.0.2.9",
                                "meinkonto.admin.alert_level", "high"));
                    });
            assertThat(records).filteredOn(record -> record.target().equals("order-7")).singleElement()
                    .satisfies(record -> {
                        assertThat(record.actor()).isEqualTo("0197-otto");
                        assertThat(record.action()).isEqualTo("response.action");
                        assertThat(record.details()).containsEntry("meinkonto.response.state", "in-force")
                                .containsEntry("meinkonto.response.target", "0197-anna");
                    });
            assertThat(new AuditVerification(client).verify()).isInstanceOf(AuditVerification.Result.Intact.class);
        }
    }

    private static List<String> actions(ElasticsearchClient client) throws IOException {
        return records(client).stream().map(AuditRecord::action).toList();
    }

    private static List<AuditRecord> records(ElasticsearchClient client) throws IOException {
        AuditIndex index = new AuditIndex(client);
        index.refresh();
        return index.after(0, 1000)
                .stream()
                .map(hit -> AuditDocument.read(Objects.requireNonNull(hit.source())).record())
                .toList();
    }
}
