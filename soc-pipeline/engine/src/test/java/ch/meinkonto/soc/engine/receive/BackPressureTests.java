package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.google.rpc.Status;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.StoredEvents;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;

/** An engine that is slow takes no more than it can hold: others are told to come again, and lose nothing by it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "meinkonto.receive.http-port=0", "meinkonto.receive.grpc-port=0", "meinkonto.receive.logs-at-once=1"})
class BackPressureTests {
    @DynamicPropertySource
    static void elasticsearch(DynamicPropertyRegistry properties) {
        TestIndices.clear();
        TestElasticsearch.Node node = TestElasticsearch.node();
        properties.add("meinkonto.elasticsearch.url", node::url);
        properties.add("meinkonto.elasticsearch.api-key", node::apiKey);
    }

    @TestConfiguration
    static class SlowDetection {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Bean
        StoredEvents slowStoredEvents() {
            return batch -> {
                if (batch.stream().anyMatch(event -> "slow".equals(event.fields().get("event.reason")))) {
                    reached.countDown();
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
        }
    }

    @Autowired
    private OtlpPort port;

    @Autowired
    private ElasticsearchClient client;

    @Autowired
    private SlowDetection detection;

    @Test
    void tellsWhoeverComesMeanwhileToComeAgainAndTakesOtherKinds() throws Exception {
        String service = "slow-" + UUID.randomUUID();
        TestOtlp.Source source = new TestOtlp.Source(service);
        TestSender sender = new TestSender(port.number());
        ExportLogsServiceRequest slow = source.request(source.next("auth.login", Map.of("event.reason", "slow")));
        ExportLogsServiceRequest next = source.request(source.next("auth.login", Map.of("event.reason", "next")));
        CompletableFuture<HttpResponse<byte[]>> first = CompletableFuture.supplyAsync(() -> sender.send("logs", slow));
        assertThat(detection.reached.await(60, TimeUnit.SECONDS)).isTrue();

        HttpResponse<byte[]> refused = sender.send("logs", next);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(Status.parseFrom(refused.body()).getMessage()).isEqualTo("too many requests at once");
        assertThat(sender.send("metrics", TestOtlp.metrics(service, System.currentTimeMillis() * 1_000_000))
                .statusCode()).isEqualTo(200);

        detection.released.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> sender.send("logs", next).statusCode() == 200);
        assertThat(TestIndices.stored(client, Archive.EVENTS, service))
                .extracting(event -> event.at("/event/reason").asString())
                .containsExactlyInAnyOrder("slow", "next");
    }
}
