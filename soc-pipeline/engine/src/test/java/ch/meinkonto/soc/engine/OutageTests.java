package ch.meinkonto.soc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;

/** Nothing is lost: neither while the engine is away nor while Elasticsearch is. */
class OutageTests {
    private static final Duration SOON = Duration.ofMinutes(3);

    private final String service = "outage-" + UUID.randomUUID();
    private final TestOtlp.Source source = new TestOtlp.Source(service);
    private final int port = TestEngines.freePort();
    private final TestSender sender = new TestSender(port);
    private ElasticsearchClient client;

    @BeforeEach
    void clear() {
        TestIndices.clear();
        client = TestIndices.client();
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    @Test
    void tellsSendersToComeBackWhileElasticsearchIsAwayAndTakesEverythingLater() {
        try (TestProxy line = new TestProxy(TestElasticsearch.node().url());
                ConfigurableApplicationContext engine = TestEngines.start(line.url(), port)) {
            assertThat(engine.isRunning()).isTrue();
            LogRecord first = source.next("auth.login", Map.of("event.reason", "a"));
            assertThat(sender.send("logs", source.request(first)).statusCode()).isEqualTo(200);
            assertThat(engine.getBean(Reception.class).isOpen()).isTrue();

            line.cut();
            LogRecord second = source.next("auth.login", Map.of("event.reason", "b"));
            HttpResponse<byte[]> refused = sender.send("logs", source.request(second));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(engine.getBean(Reception.class).isOpen()).as("nobody is silent who is turned away").isFalse();
            assertThat(TestIndices.stored(client, Archive.EVENTS, service)).hasSize(1);

            line.mend();
            await().atMost(SOON).until(() -> sender.send("logs", source.request(second)).statusCode() == 200);
            assertThat(reasons()).containsExactly("a", "b");
        }
    }

    @Test
    void startsWithoutElasticsearchAndTakesEventsOnceItIsThere() {
        try (TestProxy line = new TestProxy(TestElasticsearch.node().url())) {
            line.cut();
            try (ConfigurableApplicationContext engine = TestEngines.start(line.url(), port)) {
                assertThat(engine.isRunning()).isTrue();
                LogRecord event = source.next("auth.login", Map.of("event.reason", "a"));
                assertThat(sender.send("logs", source.request(event)).statusCode()).isEqualTo(503);
                line.mend();
                await().atMost(SOON).until(() -> sender.send("logs", source.request(event)).statusCode() == 200);
                assertThat(reasons()).containsExactly("a");
            }
        }
    }

    @Test
    void losesAndDoublesNothingWhenItIsStoppedAndStartedWhileEventsCome() throws InterruptedException {
        Queue<LogRecord> outbox = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        Thread relay = Thread.ofVirtual().start(() -> relay(outbox, done));
        String elasticsearch = TestElasticsearch.node().url();
        ConfigurableApplicationContext engine = TestEngines.start(elasticsearch, port);
        record(outbox, 1, 40);
        await().atMost(SOON).until(() -> outbox.size() < 20);
        engine.close();
        record(outbox, 41, 80);
        try (ConfigurableApplicationContext restarted = TestEngines.start(elasticsearch, port)) {
            assertThat(restarted.isRunning()).isTrue();
            await().atMost(SOON).until(outbox::isEmpty);
            done.set(true);
            relay.join();
            assertThat(reasons()).containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(1, 80).mapToObj(String::valueOf).toList());
            assertThat(TestIndices.stored(client, Archive.EVENTS, "engine")).as("neither gap nor break").isEmpty();
        }
    }

    /** Sends one event after the other, each until it is acknowledged, like the emitter's relay. */
    private void relay(Queue<LogRecord> outbox, AtomicBoolean done) {
        while (!done.get()) {
            LogRecord next = outbox.peek();
            if (next == null) {
                Thread.onSpinWait();
                continue;
            }
            try {
                if (sender.send("logs", source.request(next)).statusCode() == 200) {
                    outbox.remove();
                }
            } catch (UncheckedIOException e) {
                // Away: again.
            }
        }
    }

    private void record(Queue<LogRecord> outbox, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> outbox.add(source.next("auth.login", Map.of("event.reason", "" + number))));
    }

    private List<String> reasons() {
        return TestIndices.stored(client, Archive.EVENTS, service)
                .stream()
                .map(event -> event.at("/event/reason").asString())
                .toList();
    }
}
