package ch.meinkonto.soc.engine.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.contract.EventChain;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;
import ch.meinkonto.soc.engine.store.StoreResult;

/** What is missing or changed is seen, in a whole engine. */
class ChainWatchTests {
    private static int port;
    private static ConfigurableApplicationContext engine;
    private static ElasticsearchClient client;

    private final String service = "chain-" + UUID.randomUUID();
    private final TestOtlp.Source source = new TestOtlp.Source(service);

    @BeforeAll
    static void start() {
        TestIndices.clear();
        client = TestIndices.client();
        port = TestEngines.freePort();
        engine = TestEngines.start(TestElasticsearch.node().url(), port);
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
        client.close();
    }

    @Test
    void saysNothingAboutAnUnbrokenChainWhichIsSentTwice() {
        LogRecord first = event();
        LogRecord second = event();
        LogRecord third = event();
        send(first, second);
        send(first, second);
        send(second, third);
        assertThat(findings()).isEmpty();
    }

    @Test
    void reportsANumberThatIsLeftOutOnce() {
        LogRecord first = event();
        event();
        LogRecord third = event();
        send(first);
        send(third);
        send(third);
        assertThat(findings()).containsExactly("telemetry.gap expected 2 seen 3");
    }

    @Test
    void reportsAnEventWhoseContentWasChanged() {
        LogRecord event = event();
        LogRecord changed = event.toBuilder()
                .addAttributes(KeyValue.newBuilder()
                        .setKey("user.id")
                        .setValue(AnyValue.newBuilder().setStringValue("somebody-else")))
                .build();
        send(changed);
        assertThat(findings()).containsExactly("telemetry.chain_break expected 1 seen 1");
    }

    @Test
    void reportsAnEventThatWasPutInThePlaceOfAnother() {
        TestOtlp.Source forger = new TestOtlp.Source(service);
        forger.next("auth.login", Map.of("user.hash", "x"));
        LogRecord first = event();
        LogRecord forgedSecond = forger.next("auth.login", Map.of("user.hash", "y"));
        send(first);
        send(forgedSecond);
        assertThat(findings()).containsExactly("telemetry.chain_break expected 2 seen 2");
    }

    @Test
    void reportsASourceThatWasSetBackAndThenFollowsIt() {
        send(event(), event(), event());
        TestOtlp.Source setBack = new TestOtlp.Source(service);
        send(setBack.next("auth.login", Map.of("user.hash", "a")));
        send(setBack.next("auth.login", Map.of("user.hash", "b")));
        assertThat(findings()).containsExactly("telemetry.chain_break expected 4 seen 1");
    }

    @Test
    void remembersTheLastNumberAcrossARestart() {
        send(event(), event());
        engine.close();
        engine = TestEngines.start(TestElasticsearch.node().url(), port);
        send(event());
        assertThat(findings()).isEmpty();
        event();
        send(event());
        assertThat(findings()).containsExactly("telemetry.gap expected 4 seen 5");
    }

    @Test
    void saysNothingWhenARepeatIsSeenBeforeTheRequestThatStoredTheEvents() {
        ChainWatch watch = engine.getBean(ChainWatch.class);
        watch.prepare();
        List<Document> first = List.of(linked(1, EventChain.START, "a"), linked(2, "a", "b"));
        List<Document> next = List.of(linked(3, "b", "c"));
        assertThat(watch.inspect(new StoreResult(first, List.of(), List.of()))).isEmpty();
        assertThat(watch.inspect(new StoreResult(next, next, List.of()))).isEmpty();
        assertThat(watch.inspect(new StoreResult(first, first, List.of()))).isEmpty();
        List<Document> last = List.of(linked(4, "c", "d"));
        assertThat(watch.inspect(new StoreResult(last, last, List.of()))).isEmpty();
    }

    private Document linked(long sequence, String previous, String hash) {
        Instant time = Instant.now();
        return new Document(Archive.EVENTS, TestOtlp.uuid7(time), time, time, Map.of(), Map.of(), true,
                new Document.ChainLink(service, sequence, previous, hash, hash));
    }

    private LogRecord event() {
        return source.next("auth.login", Map.of("user.hash", "ab"));
    }

    private void send(LogRecord... events) {
        assertThat(new TestSender(port).send("logs", source.request(events)).statusCode()).isEqualTo(200);
    }

    private List<String> findings() {
        return TestIndices.stored(client, Archive.EVENTS, "engine")
                .stream()
                .filter(event -> event.at("/meinkonto/telemetry/source").asString().equals(service))
                .map(event -> event.at("/event/action").asString() + " expected "
                        + event.at("/meinkonto/telemetry/expected").asLong() + " seen "
                        + event.at("/meinkonto/telemetry/seen").asLong())
                .toList();
    }
}
