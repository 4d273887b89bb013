package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;

/** A flood that makes detection forget is an event and an alert, in a whole engine. */
class OwnEventsTests {
    private static final int FLOOD = 40;

    @Test
    void aDetectionThatHadToForgetRaisesAnAlertAboutItself() throws Exception {
        TestIndices.clear();
        int port = TestEngines.freePort();
        TestOtlp.Source source = new TestOtlp.Source("auth-" + UUID.randomUUID());
        try (ElasticsearchClient client = TestIndices.client();
                ConfigurableApplicationContext engine = TestEngines.start(TestElasticsearch.node().url(), port,
                        "meinkonto.detect.most-groups=10")) {
            TestSender sender = new TestSender(port);
            AlertIndex alerts = new AlertIndex(client);
            assertThat(engine.isRunning()).isTrue();
            // The first look must be over: what was counted before it is taken to have been told.
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                for (int number = 0; number < FLOOD; number++) {
                    Map<String, Object> failure = new HashMap<>(Map.of("event.outcome", "failure", "user.hash",
                            hash(), "client.ip", "203.0.113.7"));
                    assertThat(sender.send("logs", source.request(source.next("auth.login", failure))).statusCode())
                            .isEqualTo(200);
                }
                assertThat(about(alerts)).contains("brute-force");
            });
        }
    }

    private static List<String> about(AlertIndex alerts) {
        return alerts.changedSince(Instant.EPOCH, "detection-limits", null)
                .stream()
                .map(StoredAlert::alert)
                .map(alert -> alert.group().get("meinkonto.telemetry.detection"))
                .toList();
    }

    private static String hash() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    }
}
