package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.google.rpc.Status;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "meinkonto.receive.http-port=0",
        "meinkonto.receive.grpc-port=0", "meinkonto.receive.largest-body=1MB"})
class IntakeTests {
    @DynamicPropertySource
    static void elasticsearch(DynamicPropertyRegistry properties) {
        TestIndices.clear();
        TestElasticsearch.Node node = TestElasticsearch.node();
        properties.add("meinkonto.elasticsearch.url", node::url);
        properties.add("meinkonto.elasticsearch.api-key", node::apiKey);
    }

    @TestConfiguration
    static class Detection {
        private final List<StoredEvent> seen = new CopyOnWriteArrayList<>();

        @Bean
        StoredEvents recordingStoredEvents() {
            return seen::addAll;
        }
    }

    @Autowired
    private OtlpPort port;

    @Autowired
    private ElasticsearchClient client;

    @Autowired
    private GrpcServerLifecycle grpc;

    @Autowired
    private Detection detection;

    @Value("${local.server.port}")
    private int apiPort;

    private final String service = "test-" + UUID.randomUUID();
    private TestSender sender;

    @BeforeEach
    void connect() {
        sender = new TestSender(port.number());
    }

    @Test
    void storesAnEventOnceHoweverOftenItIsSent() throws IOException {
        TestOtlp.Source source = new TestOtlp.Source(service);
        LogRecord login = source.next("auth.login", Map.of("user.hash", "ab".repeat(32), "client.ip", "203.0.113.7"));
        for (int i = 0; i < 3; i++) {
            HttpResponse<byte[]> answer = sender.send("logs", source.request(login));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ExportLogsServiceResponse.parseFrom(answer.body()))
                    .isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
        }
        assertThat(stored(Archive.EVENTS)).singleElement().satisfies(event -> {
            assertThat(event.at("/event/action").asString()).isEqualTo("auth.login");
            assertThat(event.at("/event/dataset").asString()).isEqualTo("auth");
            assertThat(event.at("/event/category/0").asString()).isEqualTo("authentication");
            assertThat(event.at("/client/ip").asString()).isEqualTo("203.0.113.7");
            assertThat(event.at("/source/ip").asString()).isEqualTo("203.0.113.7");
            assertThat(event.at("/related/user/0").asString()).isEqualTo("ab".repeat(32));
            assertThat(event.at("/event/sequence").asLong()).isEqualTo(1);
        });
        assertThat(seen()).as("detection is idempotent and hears of repeats as well").hasSize(3);
    }

    @Test
    void refusesOneBadRecordAndStoresItsNeighbours() throws IOException {
        TestOtlp.Source source = new TestOtlp.Source(service);
        LogRecord good = source.next("auth.login", Map.of("user.hash", "ab"));
        LogRecord bad = source.next("auth.login", Map.of("event.id", UUID.randomUUID().toString()));
        HttpResponse<byte[]> answer = sender.send("logs", source.request(good, bad));
        ExportLogsServiceResponse response = ExportLogsServiceResponse.parseFrom(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(response.getPartialSuccess().getRejectedLogRecords()).isEqualTo(1);
        assertThat(response.getPartialSuccess().getErrorMessage()).contains("BAD_ID");
        assertThat(stored(Archive.EVENTS)).hasSize(1);
    }

    @Test
    void storesAnAccessLogLineWithoutSecretsButLetsDetectionSeeThem() throws IOException {
        HttpResponse<byte[]> answer = sender.send("traces", TestOtlp.traces(service, TestOtlp.access(
                Map.of("url.path", "/login/oauth2/code/meinkonto", "url.query",
                        "code=sEcReT&lang=de&q=%27%20OR%201=1"))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored(Archive.SPANS)).singleElement().satisfies(line -> {
            assertThat(line.at("/url/query").asString()).isEqualTo("code=REDACTED&lang=de&q=REDACTED");
            assertThat(line.at("/event/dataset").asString()).isEqualTo("access");
            assertThat(line.at("/http/response/status_code").asInt()).isEqualTo(200);
            assertThat(line.toString()).doesNotContain("sEcReT");
        });
        assertThat(seen()).singleElement().satisfies(event -> assertThat(event.fields())
                .containsEntry("url.query", "code=sEcReT&lang=de&q=%27%20OR%201=1")
                .containsEntry("client.ip", "203.0.113.5"));
    }

    @Test
    void storesLogLinesWithoutSecretsAndMeasurementsOnce() throws IOException {
        long now = System.currentTimeMillis() * 1_000_000;
        LogRecord line = TestOtlp.logRecord("", now, Map.of("exception.type", "java.io.IOException", "token", "x"))
                .toBuilder()
                .setSeverityText("WARN")
                .setBody(AnyValue.newBuilder().setStringValue("refused client_secret=s3cret"))
                .build();
        assertThat(sender.send("logs", TestOtlp.logs(service, line)).statusCode()).isEqualTo(200);
        assertThat(sender.send("logs", TestOtlp.logs(service, line)).statusCode()).isEqualTo(200);
        assertThat(stored(Archive.LOGS)).singleElement().satisfies(entry -> {
            assertThat(entry.at("/message").asString()).isEqualTo("refused client_secret=REDACTED");
            assertThat(entry.at("/log/level").asString()).isEqualTo("warn");
            assertThat(entry.at("/error/type").asString()).isEqualTo("java.io.IOException");
        });

        ExportMetricsServiceRequest metrics = TestOtlp.metrics(service, now);
        assertThat(sender.send("metrics", metrics).statusCode()).isEqualTo(200);
        assertThat(sender.send("metrics", metrics).statusCode()).isEqualTo(200);
        assertThat(stored(Archive.METRICS)).hasSize(2).anySatisfy(point -> {
            assertThat(point.at("/metric/name").asString()).isEqualTo("meinkonto.security.events");
            assertThat(point.at("/metric/value").asDouble()).isEqualTo(3);
            assertThat(point.at("/metric/attributes").toString()).isEqualTo("{\"action\":\"auth.login\"}");
        }).anySatisfy(point -> {
            assertThat(point.at("/metric/name").asString()).isEqualTo("http.server.requests");
            assertThat(point.at("/metric/value").asDouble()).isEqualTo(0.25);
            assertThat(point.at("/metric/count").asLong()).isEqualTo(4);
        });
    }

    @Test
    void takesTheSameOverGrpc() throws IOException, InterruptedException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", grpc.getPort()).usePlaintext().build();
        try {
            TestOtlp.Source source = new TestOtlp.Source(service);
            LogRecord event = source.next("auth.login", Map.of("user.hash", "ab"));
            Channel known = TestCalls.withToken(channel);
            LogsServiceGrpc.LogsServiceBlockingStub logs = LogsServiceGrpc.newBlockingStub(known)
                    .withCompression("gzip");
            assertThat(logs.export(source.request(event))).isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
            TraceServiceGrpc.newBlockingStub(known).export(TestOtlp.traces(service, TestOtlp.access(Map.of())));
            MetricsServiceGrpc.newBlockingStub(known).export(TestOtlp.metrics(service, event.getTimeUnixNano()));
            assertThat(stored(Archive.EVENTS)).hasSize(1);
            assertThat(stored(Archive.SPANS)).hasSize(1);
            assertThat(stored(Archive.METRICS)).hasSize(2);
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void takesJsonAndAnswersInIt() {
        String json = """
                {"resourceLogs": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "%s"}}]},
                  "scopeLogs": [{"logRecords": [
                    {"timeUnixNano": "%d", "traceId": "5b8efff798038103d269b633813fc60c", "severityText": "INFO",
                     "body": {"stringValue": "permit paid"}},
                    {"timeUnixNano": "1", "body": {"stringValue": "long ago"}}]}]}]}
                """
                .formatted(service, System.currentTimeMillis() * 1_000_000);
        for (String encoding : List.of("gzip", "identity")) {
            byte[] body = encoding.equals("gzip") ? TestSender.gzip(json.getBytes()) : json.getBytes();
            HttpResponse<byte[]> answer = sender.post("/v1/logs", body, "application/json; charset=utf-8", encoding);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.body()).asString().startsWith("{\"partialSuccess\":{\"rejectedLogRecords\":\"1\"");
        }
        assertThat(stored(Archive.LOGS)).singleElement().satisfies(entry -> {
            assertThat(entry.at("/message").asString()).isEqualTo("permit paid");
            assertThat(entry.at("/trace/id").asString()).isEqualTo("5b8efff798038103d269b633813fc60c");
        });
        HttpResponse<byte[]> refused = sender.post("/v1/logs", "{".getBytes(), "application/json", "identity");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).asString().isEqualTo("{\"code\":3,\"message\":\"not an OTLP message\"}");
    }

    @Test
    void mapsNoFieldBecauseSomebodySentIt() throws IOException {
        Map<String, Object> flood = new HashMap<>(Map.of("user.hash", "ab"));
        for (int i = 0; i < 40; i++) {
            flood.put("flood." + UUID.randomUUID(), "x".repeat(5000));
        }
        TestOtlp.Source source = new TestOtlp.Source(service);
        LogRecord event = source.next("auth.login", flood);
        LogRecord line = TestOtlp.logRecord("", event.getTimeUnixNano(), flood);
        assertThat(sender.send("logs", TestOtlp.logs(service, event, line)).statusCode()).isEqualTo(200);
        assertThat(stored(Archive.EVENTS)).hasSize(1);
        assertThat(stored(Archive.LOGS)).hasSize(1);
        for (Archive archive : Archive.values()) {
            assertThat(client.indices().getMapping(request -> request.index(archive.alias())).mappings().values())
                    .allSatisfy(mapping -> assertThat(mapping.toString()).doesNotContain("flood"));
        }
    }

    @Test
    void printsNoKeyWhateverIsLogged() {
        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isDebugEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.headers").isInfoEnabled()).isFalse();
    }

    @Test
    void answersNothingButIntakeOnItsPortAndNoIntakeElsewhere() {
        TestSender api = new TestSender(apiPort);
        assertThat(api.send("logs", TestOtlp.logs(service)).statusCode()).isEqualTo(404);
        for (String path : List.of("/actuator/health", "/api/v1/alerts", "/")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.number() + path))
                    .header("Authorization", TestSender.TOKEN)
                    .header("X-Forwarded-Port", String.valueOf(apiPort))
                    .build();
            assertThat(sender.send(request).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(sender.send("logs", TestOtlp.logs(service)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNotOtlp() throws IOException {
        HttpResponse<byte[]> garbage = sender.post("/v1/logs", TestSender.gzip("no protobuf".getBytes()),
                "application/x-protobuf", "gzip");
        assertThat(garbage.statusCode()).isEqualTo(400);
        assertThat(garbage.headers().firstValue("Content-Type")).contains("application/x-protobuf");
        assertThat(Status.parseFrom(garbage.body()).getMessage()).isEqualTo("not an OTLP message");
        assertThat(sender.post("/v1/logs", "nor gzip".getBytes(), "application/x-protobuf", "gzip").statusCode())
                .isEqualTo(400);
        assertThat(sender.post("/v1/logs", "{}".getBytes(), "text/plain", "identity").statusCode())
                .isEqualTo(415);
    }

    @Test
    void stopsReadingWhatGrowsTooLarge() {
        byte[] bomb = TestSender.gzip(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(sender.post("/v1/logs", bomb, "application/x-protobuf", "gzip").statusCode()).isEqualTo(413);
        assertThat(
                sender.post("/v1/traces", new byte[2 * 1024 * 1024], "application/x-protobuf", "identity").statusCode())
                .isEqualTo(413);
    }

    private List<StoredEvent> seen() {
        return detection.seen.stream().filter(event -> service.equals(event.fields().get("service.name"))).toList();
    }

    private List<ObjectNode> stored(Archive archive) {
        return TestIndices.stored(client, archive, service);
    }
}
