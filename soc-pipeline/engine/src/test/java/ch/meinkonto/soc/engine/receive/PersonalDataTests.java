package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestSender;

/** Whatever an application or a caller puts wherever: no secret and nobody's data in any index. */
class PersonalDataTests {
    private static final String PASSWORD = "Sommer2026geheim";
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJlb2Zhbm5h";
    private static final String MAIL = "anna.muster@example.ch";
    private static final String AHV = "756.1234.5678.97";
    private static final String IBAN = "CH9300762011623852957";
    private static final String CARD = "4111 1111 1111 1111";
    private static final List<String> NEVER = List.of(PASSWORD, "geheim", "c2lnbmF0dXJl", "anna", "Anna", "muster",
            "Muster", "756.1234", "7561234", "CH9300", "4111 1111", "5678.97");
    /** All of it, as somebody careless would write it into a line. */
    private static final String TEXT = "login: " + MAIL + ", password=" + PASSWORD + " Bearer " + TOKEN + " " + AHV
            + " "
            + IBAN + " " + CARD;
    /** As attributes, with names and in places nobody agreed on. */
    private static final Map<String, Object> ATTRIBUTES = Map.ofEntries(Map.entry("user.name", "Anna Muster"),
            Map.entry("user.full_name", "Anna Muster"), Map.entry("enduser.id", "anna"), Map.entry("user.email", MAIL),
            Map.entry("login.name", PASSWORD), Map.entry("http.request.header.authorization", "Bearer " + TOKEN),
            Map.entry("given_name", "Anna"), Map.entry("ahv_number", 7561234567897L), Map.entry("note", TEXT),
            Map.entry("list", List.of(MAIL, AHV)), Map.entry(MAIL, "as a name"), Map.entry("x.password", PASSWORD));

    private final String service = "personal-" + UUID.randomUUID();
    private final long now = System.currentTimeMillis() * 1_000_000;
    private final int port = TestEngines.freePort();
    private final TestSender sender = new TestSender(port);
    private ConfigurableApplicationContext engine;
    private ElasticsearchClient client;

    @BeforeEach
    void start() {
        TestIndices.clear();
        engine = TestEngines.start(TestElasticsearch.node().url(), port);
        client = TestIndices.client();
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
        client.close();
    }

    @Test
    void noSecretAndNobodysDataIsInAnyIndexWhateverWayItCame() throws Exception {
        ExportLogsServiceRequest events = events();
        assertThat(sender.send("logs", events).statusCode()).isEqualTo(200);
        assertThat(sender.send("logs", lines()).statusCode()).isEqualTo(200);
        assertThat(sender.send("logs", refused()).statusCode()).isEqualTo(200);
        assertThat(sender.send("traces", spans()).statusCode()).isEqualTo(200);
        assertThat(sender.send("metrics", measurements()).statusCode()).isEqualTo(200);
        assertThat(sender.post("/v1/logs", json().getBytes(), "application/json", "identity").statusCode())
                .isEqualTo(200);
        callOverGrpc();

        List<String> everything = TestIndices.everything(client);
        for (Archive archive : Archive.values()) {
            assertThat(everything).as("something arrived in %s", archive)
                    .anyMatch(document -> document.startsWith(archive.alias()));
        }
        assertThat(everything).as("an alert was raised as well")
                .anyMatch(document -> document.startsWith("meinkonto-alerts"));
        assertThat(everything).allSatisfy(document -> assertThat(document).doesNotContain(NEVER));
        assertThat(client.indices().getMapping(request -> request.index("meinkonto-*")).mappings().toString())
                .doesNotContain(NEVER);
    }

    /** Security events: every text of the contract, and attributes beside it. */
    private ExportLogsServiceRequest events() {
        TestOtlp.Source source = new TestOtlp.Source(service);
        Map<String, Object> fields = new HashMap<>(ATTRIBUTES);
        fields.put("event.reason", TEXT);
        fields.put("user.roles", List.of(MAIL, AHV));
        fields.put("user_agent.original", "Mozilla/5.0 " + MAIL + " " + AHV);
        fields.put("url.path", "/search/" + MAIL + "/" + AHV);
        fields.put("client.ip", MAIL);
        fields.put("user.hash", PASSWORD);
        fields.put("user.id", "Anna");
        fields.put("meinkonto.admin.target", MAIL);
        fields.put("meinkonto.case.id", AHV);
        return source.request(source.next("auth.login", fields), source.next("admin.action", fields));
    }

    /** Log lines: text, structured text, exception, and all the places OTLP has for words. */
    private ExportLogsServiceRequest lines() {
        Map<String, Object> attributes = new HashMap<>(ATTRIBUTES);
        attributes.put("exception.type", MAIL);
        attributes.put("exception.message", TEXT);
        attributes.put("exception.stacktrace", "java.lang.IllegalStateException: " + TEXT + "\n\tat x.Y.z(Y.java:1)");
        attributes.put("thread.name", MAIL);
        LogRecord line = TestOtlp.logRecord("", now, attributes)
                .toBuilder()
                .setBody(text(TEXT))
                .setSeverityText(MAIL)
                .build();
        LogRecord structured = TestOtlp.logRecord(MAIL, now, Map.of())
                .toBuilder()
                .setBody(AnyValue.newBuilder()
                        .setKvlistValue(KeyValueList.newBuilder()
                                .addValues(KeyValue.newBuilder().setKey("email").setValue(text(MAIL)))
                                .addValues(KeyValue.newBuilder().setKey("ahv").setValue(text(AHV)))))
                .build();
        LogRecord named = TestOtlp.logRecord("login." + MAIL, now, Map.of());
        ExportLogsServiceRequest.Builder request = TestOtlp.logs(service, line, structured, named).toBuilder();
        request.getResourceLogsBuilder(0)
                .getResourceBuilder()
                .addAllAttributes(TestOtlp.attributes(Map.of("host.name", MAIL, "service.version", TEXT,
                        "deployment.environment.name", AHV, "process.command_args", TEXT)));
        request.getResourceLogsBuilder(0).getScopeLogsBuilder(0).getScopeBuilder().setName(MAIL).setVersion(TEXT);
        return request.build();
    }

    /** Records that cannot be stored as what they are leave a note, and the note tells nothing either. */
    private ExportLogsServiceRequest refused() {
        Map<String, Object> badId = new HashMap<>(ATTRIBUTES);
        badId.put("event.id", MAIL);
        Map<String, Object> badType = new HashMap<>(ATTRIBUTES);
        badType.put("event.id", TestOtlp.uuid7(Instant.now()));
        badType.put("meinkonto.payment.amount_minor", TEXT);
        return TestOtlp.logs(service, TestOtlp.logRecord("auth.login", now, badId),
                TestOtlp.logRecord("payment.fail", now, badType), TestOtlp.logRecord(MAIL, 1, ATTRIBUTES));
    }

    /** Requests, with an attack among them so that an alert is raised, and what happens below one. */
    private ExportTraceServiceRequest spans() {
        Map<String, Object> attributes = new HashMap<>(ATTRIBUTES);
        attributes.put("url.path", "/people/" + MAIL + "/" + AHV);
        attributes.put("url.query",
                "q=' OR 1=1 UNION SELECT " + MAIL + "&password=" + PASSWORD + "&t=" + TOKEN + "&n=" + AHV);
        attributes.put("user_agent.original", "sqlmap/1.9 " + MAIL);
        attributes.put("http.route", "/people/" + MAIL);
        attributes.put("error.type", TEXT);
        attributes.put("user.id", MAIL);
        attributes.put("session.id", TOKEN);
        Span access = TestOtlp.access(attributes)
                .toBuilder()
                .setName("GET /people/" + MAIL)
                .setStatus(Status.newBuilder().setMessage(TEXT))
                .setTraceState("a=" + MAIL)
                .addEvents(Span.Event.newBuilder().setName(MAIL).addAllAttributes(TestOtlp.attributes(ATTRIBUTES)))
                .build();
        Map<String, Object> statement = new HashMap<>(ATTRIBUTES);
        statement.put("db.query.text", "select '" + MAIL + "'");
        statement.put("db.operation.name", MAIL);
        statement.put("server.address", MAIL);
        Span below = TestOtlp.span(now)
                .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
                .setParentSpanId(access.getSpanId())
                .setName("SELECT " + MAIL)
                .addAllAttributes(TestOtlp.attributes(statement))
                .build();
        return TestOtlp.traces(service, access, below);
    }

    private ExportMetricsServiceRequest measurements() {
        ExportMetricsServiceRequest.Builder request = TestOtlp.metrics(service, now).toBuilder();
        Metric.Builder metric = request.getResourceMetricsBuilder(0).getScopeMetricsBuilder(0).addMetricsBuilder();
        metric.setName("requests." + MAIL).setUnit(MAIL).setDescription(TEXT);
        metric.getGaugeBuilder()
                .addDataPointsBuilder()
                .setTimeUnixNano(now)
                .setAsInt(1)
                .addAllAttributes(TestOtlp.attributes(ATTRIBUTES));
        return request.build();
    }

    private String json() {
        return """
                {"resourceLogs": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "%s"}}]},
                  "scopeLogs": [{"logRecords": [{"timeUnixNano": "%d", "body": {"stringValue": "%s"},
                    "attributes": [{"key": "user.name", "value": {"stringValue": "Anna Muster"}}]}]}]}]}
                """
                .formatted(service, now + 1, TEXT);
    }

    private void callOverGrpc() throws InterruptedException {
        ManagedChannel channel = ManagedChannelBuilder
                .forAddress("127.0.0.1", engine.getBean(GrpcServerLifecycle.class).getPort())
                .usePlaintext()
                .build();
        try {
            LogsServiceGrpc.newBlockingStub(TestCalls.withToken(channel)).export(lines());
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }
}
