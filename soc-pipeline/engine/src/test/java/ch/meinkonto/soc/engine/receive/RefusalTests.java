package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;

/** What is too much or cannot be: refused with its reason, on file as a dead letter, and never at its neighbours' cost. */
class RefusalTests {
    private static final int PORT = TestEngines.freePort();
    private static ConfigurableApplicationContext engine;
    private static ElasticsearchClient client;

    private final String service = "refusal-" + UUID.randomUUID();
    private final TestOtlp.Source source = new TestOtlp.Source(service);
    private final TestSender sender = new TestSender(PORT);
    private final long now = System.currentTimeMillis() * 1_000_000;

    @BeforeAll
    static void start() {
        TestIndices.clear();
        engine = TestEngines.start(TestElasticsearch.node().url(), PORT, "meinkonto.record.most-attributes=100",
                "meinkonto.record.deepest-value=3", "meinkonto.receive.largest-compressed=100KB",
                "meinkonto.receive.largest-body=4MB", "meinkonto.receive.deepest=20");
        client = TestIndices.client();
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        client.close();
    }

    @Test
    void aRefusedRecordLeavesOneNoteHoweverOftenItComes() throws IOException {
        LogRecord good = source.next("auth.login", Map.of("user.hash", "ab"));
        LogRecord bad = source.next("auth.login", Map.of("event.id", UUID.randomUUID().toString(), "other", "x"));
        for (int i = 0; i < 2; i++) {
            ExportLogsPartialSuccess partial = partial(sender.send("logs", source.request(good, bad)));
            assertThat(partial.getRejectedLogRecords()).isEqualTo(1);
            assertThat(partial.getErrorMessage()).startsWith("BAD_ID");
        }
        assertThat(stored(Archive.EVENTS)).hasSize(1);
        assertThat(stored(Archive.DEADLETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.at("/event/kind").asString()).isEqualTo("pipeline_error");
            assertThat(letter.at("/error/code").asString()).isEqualTo("BAD_ID");
            assertThat(letter.at("/error/message").asString()).isEqualTo("event.id is not a UUIDv7 in lower case");
            assertThat(letter.at("/meinkonto/deadletter/action").asString()).isEqualTo("auth.login");
            assertThat(letter.at("/meinkonto/deadletter/sequence").asLong()).isEqualTo(2);
            assertThat(letter.at("/meinkonto/deadletter/attributes").toString()).contains("event.id");
            assertThat(letter.at("/meinkonto/deadletter/other_attributes").asLong()).isEqualTo(1);
        });
    }

    @Test
    void aFloodOfBadRecordsLeavesAHundredNotes() throws IOException {
        LogRecord[] flood = IntStream.range(0, 250)
                .mapToObj(number -> TestOtlp.logRecord("auth.login", now, Map.of("event.id", "no id " + number)))
                .toArray(LogRecord[]::new);
        assertThat(partial(sender.send("logs", TestOtlp.logs(service, flood))).getRejectedLogRecords()).isEqualTo(250);
        assertThat(stored(Archive.DEADLETTERS)).hasSize(100)
                .filteredOn(letter -> letter.at("/meinkonto/deadletter/more").asLong() == 150)
                .hasSize(1);
    }

    @Test
    void tooManyAttributesAndTooDeepValuesAreRefusedAndTheLimitItselfIsNot() throws IOException {
        List<LogRecord> records = List.of(line(attributes(100)), line(attributes(101)), deep(3), deep(4));
        ExportLogsPartialSuccess partial = partial(
                sender.send("logs", TestOtlp.logs(service, records.toArray(LogRecord[]::new))));
        assertThat(partial.getRejectedLogRecords()).isEqualTo(2);
        assertThat(stored(Archive.LOGS)).hasSize(2);
        assertThat(stored(Archive.DEADLETTERS)).extracting(letter -> letter.at("/error/code").asString())
                .containsExactlyInAnyOrder("TOO_MANY_ATTRIBUTES", "TOO_DEEP");
    }

    @Test
    void whatIsNestedDeeperThanAnyMessageIsRefusedWhole() {
        assertThat(sender.send("logs", TestOtlp.logs(service, deep(40))).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAndAfterDecompression() {
        byte[] noise = new byte[300 * 1024];
        new Random(7).nextBytes(noise);
        byte[] compressed = TestSender.gzip(noise);
        assertThat(compressed.length).isGreaterThan(100 * 1024);
        assertThat(sender.post("/v1/logs", compressed, "application/x-protobuf", "gzip").statusCode()).isEqualTo(413);
        byte[] bomb = TestSender.gzip(new byte[40 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(100 * 1024);
        assertThat(sender.post("/v1/logs", bomb, "application/x-protobuf", "gzip").statusCode()).isEqualTo(413);
        assertThat(sender.post("/v1/logs", bomb, "application/json", "gzip").statusCode()).isEqualTo(413);
    }

    @Test
    void aDocumentThatElasticsearchCannotTakeBecomesADeadLetterAndTheOthersGoOn() throws IOException {
        String index = Archive.LOGS.index(Instant.now());
        client.indices().delete(request -> request.index(index).ignoreUnavailable(true));
        client.indices()
                .create(request -> request.index(index)
                        .mappings(mappings -> mappings.properties("message", Property.of(text -> text.long_(n -> n)))));
        try {
            LogRecord words = line(Map.of()).toBuilder().setBody(text("anna is no number")).build();
            LogRecord number = line(Map.of()).toBuilder().setBody(text("7")).build();
            LogRecord event = source.next("auth.login", Map.of("user.hash", "ab"));
            ExportLogsPartialSuccess partial = partial(
                    sender.send("logs", TestOtlp.logs(service, words, number, event)));
            assertThat(partial.getRejectedLogRecords()).isEqualTo(1);
            assertThat(stored(Archive.LOGS)).hasSize(1);
            assertThat(stored(Archive.EVENTS)).hasSize(1);
            assertThat(stored(Archive.DEADLETTERS)).singleElement().satisfies(letter -> {
                assertThat(letter.at("/error/code").asString()).isEqualTo("NOT_INDEXABLE");
                assertThat(letter.at("/error/message").asString())
                        .isEqualTo("document_parsing_exception in field message");
                assertThat(letter.toString()).doesNotContain("anna");
            });
        } finally {
            client.indices().delete(request -> request.index(index));
            client.indices().create(request -> request.index(index));
        }
    }

    @Test
    void thousandsOfInventedNamesAddNoFieldToAnyMapping() throws IOException {
        Map<String, Set<String>> before = mappings();
        Random random = new Random(11);
        for (int request = 0; request < 60; request++) {
            LogRecord[] records = new LogRecord[]{line(invented(random)), source.next("auth.login", invented(random))};
            assertThat(sender.send("logs", TestOtlp.logs(service, records)).statusCode()).isEqualTo(200);
            Map<String, Object> names = invented(random);
            names.keySet().removeIf(name -> name.startsWith("http.") || name.startsWith("url."));
            assertThat(sender.send("traces", TestOtlp.traces(service, TestOtlp.access(names))).statusCode())
                    .isEqualTo(200);
            ExportMetricsServiceRequest.Builder metrics = TestOtlp.metrics(service, now + request).toBuilder();
            metrics.getResourceMetricsBuilder(0).getScopeMetricsBuilder(0).getMetricsBuilder(0).getSumBuilder()
                    .getDataPointsBuilder(0).addAllAttributes(TestOtlp.attributes(invented(random)));
            assertThat(sender.send("metrics", metrics.build()).statusCode()).isEqualTo(200);
        }
        assertThat(stored(Archive.EVENTS)).hasSize(60);
        assertThat(stored(Archive.LOGS)).hasSize(60);
        assertThat(stored(Archive.SPANS)).hasSize(60);
        assertThat(stored(Archive.METRICS)).hasSize(120);
        assertThat(mappings()).isEqualTo(before);
    }

    /** Names as somebody would choose them who wants to hurt: deep, long, empty between dots, beside and below real fields. */
    private static Map<String, Object> invented(Random random) {
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String word = "n" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
            attributes.put(switch (i % 6) {
                case 0 -> word;
                case 1 -> "client.ip." + word;
                case 2 -> ("a." + word + ".").repeat(20);
                case 3 -> word.repeat(150);
                case 4 -> "." + word + "..";
                default -> "\u0000" + word + "\"{[ \uD800";
            }, i % 2 == 0 ? word.repeat(200) : (Object) random.nextLong());
        }
        return attributes;
    }

    private static Map<String, Set<String>> mappings() throws IOException {
        Map<String, Set<String>> fields = new HashMap<>();
        for (Archive archive : Archive.values()) {
            client.indices().getMapping(request -> request.index(archive.alias())).mappings()
                    .forEach((index, mapping) -> {
                        Set<String> names = fields.computeIfAbsent(index, absent -> new HashSet<>());
                        collect("", mapping.mappings().properties(), names);
                    });
        }
        return fields;
    }

    private static void collect(String prefix, Map<String, Property> properties, Set<String> names) {
        properties.forEach((name, property) -> {
            names.add(prefix + name);
            if (property.isObject()) {
                collect(prefix + name + ".", property.object().properties(), names);
            }
        });
    }

    private LogRecord line(Map<String, Object> attributes) {
        return TestOtlp.logRecord("", now, attributes);
    }

    private LogRecord deep(int levels) {
        AnyValue value = text("x" + levels);
        for (int i = 0; i < levels; i++) {
            value = AnyValue.newBuilder().setArrayValue(ArrayValue.newBuilder().addValues(value)).build();
        }
        return line(Map.of()).toBuilder().setBody(value).build();
    }

    private static Map<String, Object> attributes(int count) {
        Map<String, Object> attributes = new HashMap<>();
        IntStream.range(0, count).forEach(number -> attributes.put("a" + number, (long) number));
        return attributes;
    }

    private static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }

    private static ExportLogsPartialSuccess partial(HttpResponse<byte[]> answer) throws InvalidProtocolBufferException {
        assertThat(answer.statusCode()).isEqualTo(200);
        return ExportLogsServiceResponse.parseFrom(answer.body()).getPartialSuccess();
    }

    private List<ObjectNode> stored(Archive archive) {
        return TestIndices.stored(client, archive, service);
    }
}
