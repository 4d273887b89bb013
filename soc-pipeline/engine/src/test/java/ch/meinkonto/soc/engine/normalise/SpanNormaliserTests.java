package ch.meinkonto.soc.engine.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.TestOtlp;

class SpanNormaliserTests {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.5Z");
    private static final long NANOS = NOW.getEpochSecond() * 1_000_000_000L + NOW.getNano();
    private static final String ACCOUNT = "0b9f6a3e-6b57-4c1c-8f0e-0d6a2b4f9a11";
    private static final ByteString PARENT = ByteString.fromHex("00f067aa0ba902b7");

    private final SpanNormaliser normaliser = new SpanNormaliser(Clock.fixed(NOW.plusMillis(700), ZoneOffset.UTC),
            TestEnrichment.builtIn());

    @Test
    void aRequestBecomesThisAccessLogLine() throws RecordRefused {
        Span span = server(Map.of("http.request.method", "GET", "url.path", "/parking-permit", "url.query",
                "lang=fr&plate=ZH%201", "url.scheme", "https", "http.response.status_code", 404L, "http.route",
                "/parking-permit", "client.address", "2001:db8::1", "user_agent.original", "curl/8", "user.id",
                ACCOUNT));
        Document document = normalise("portal", span);
        assertThat(document).isNotNull();
        assertThat(document.index()).isEqualTo("meinkonto-spans-2026.11.23");
        assertThat(document.id()).isEqualTo("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331");
        assertThat(document.event().fields()).containsEntry("url.query", "lang=fr&plate=ZH%201");
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(json.writeValueAsString(DottedFields.nest(document.stored()))))
                .isEqualTo(json.readTree(
                        """
                                {"@timestamp": "2026-11-23T10:15:30.500Z",
                                 "event": {"ingested": "2026-11-23T10:15:31.200Z", "kind": "event", "dataset": "access",
                                           "category": ["web"], "type": ["access"], "outcome": "failure", "duration": 1000000},
                                 "ecs": {"version": "9.2.0"}, "meinkonto": {"risk": {"signals": ["program"]}},
                                 "service": {"name": "portal"},
                                 "trace": {"id": "0af7651916cd43dd8448eb211c80319c"},
                                 "span": {"id": "b7ad6b7169203331", "name": "GET /parking-permit", "kind": "server"},
                                 "http": {"request": {"method": "GET"}, "response": {"status_code": 404}, "route": "/parking-permit"},
                                 "url": {"path": "/parking-permit", "query": "lang=fr&plate=REDACTED", "scheme": "https"},
                                 "client": {"ip": "2001:db8:0:0:0:0:0:1"}, "source": {"ip": "2001:db8:0:0:0:0:0:1"},
                                 "related": {"ip": ["2001:db8:0:0:0:0:0:1"], "user": ["%1$s"]},
                                 "user": {"id": "%1$s"},
                                 "user_agent": {"original": "curl/8", "name": "curl", "version": "8", "device": {"name": "Program"}}}
                                """
                                .formatted(ACCOUNT)));
    }

    @Test
    void whoIsCalledByAnythingButAPseudonymIsNobody() throws RecordRefused {
        Document document = normalise("portal", server(Map.of("http.request.method", "GET", "url.path", "/", "user.id",
                "beat")));
        assertThat(document).isNotNull();
        assertThat(document.stored()).doesNotContainKeys("user.id", "related.user")
                .containsEntry("meinkonto.redacted", List.of("user.id"));
        assertThat(document.event().fields()).doesNotContainValue("beat");
    }

    @Test
    void anAttackIsCutWhenStoredButSeenWhole() throws RecordRefused {
        String path = "/" + "a".repeat(3000) + "/etc/passwd";
        Document document = normalise("portal", server(Map.of("http.request.method", "GET", "url.path", path)));
        assertThat(document).isNotNull();
        assertThat(document.stored().get("url.path")).asString().hasSize(1024);
        assertThat(document.event().fields().get("url.path")).isEqualTo(path);
    }

    @Test
    void whatHappensBelowARequestIsKeptWithoutItsStatement() throws RecordRefused {
        Span query = span().setKind(Span.SpanKind.SPAN_KIND_CLIENT)
                .setParentSpanId(PARENT)
                .setName("SELECT portal")
                .addAllAttributes(
                        TestOtlp.attributes(Map.of("db.system.name", "postgresql", "db.query.text", "select secret")))
                .build();
        Document document = normalise("portal", query);
        assertThat(document).isNotNull();
        assertThat(document.stored()).containsEntry("event.dataset", "span").containsEntry("db.system", "postgresql");
        assertThat(document.stored().toString()).doesNotContain("secret");
        assertThat(document.detectable()).isFalse();
    }

    @Test
    void aPollThatNoRequestCausedIsLeftOut() throws RecordRefused {
        assertThat(normalise("portal", span().setKind(Span.SpanKind.SPAN_KIND_CLIENT).setName("SELECT portal").build()))
                .isNull();
    }

    @Test
    void theEnginesOwnIntakeDoesNotFeedItself() throws RecordRefused {
        Span intake = server(Map.of("http.request.method", "POST", "url.path", "/v1/traces"));
        Span below = span().setParentSpanId(PARENT).setKind(Span.SpanKind.SPAN_KIND_CLIENT).build();
        Span api = server(Map.of("http.request.method", "GET", "url.path", "/api/v1/alerts"));
        assertThat(normalise("engine", intake)).isNull();
        assertThat(normalise("engine", below)).isNull();
        assertThat(normalise("engine", api)).isNotNull();
        assertThat(normalise("portal", intake)).as("an attack on another application").isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 2000})
    void refusesIdsThatAreNone(int bytes) {
        Span span = server(Map.of("http.request.method", "GET", "url.path", "/"));
        ByteString wrong = ByteString.copyFrom(new byte[bytes]);
        assertThatExceptionOfType(RecordRefused.class)
                .isThrownBy(() -> normalise("portal", span.toBuilder().setTraceId(wrong).build()));
        assertThatExceptionOfType(RecordRefused.class)
                .isThrownBy(() -> normalise("portal", span.toBuilder().setSpanId(wrong).build()));
    }

    private @Nullable Document normalise(String service, Span span) throws RecordRefused {
        return normaliser.normalise(Source.named(service), span);
    }

    private static Span server(Map<String, Object> attributes) {
        return span().setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setName("GET /parking-permit")
                .addAllAttributes(TestOtlp.attributes(attributes))
                .build();
    }

    private static Span.Builder span() {
        return TestOtlp.span(NANOS)
                .setTraceId(ByteString.fromHex("0af7651916cd43dd8448eb211c80319c"))
                .setSpanId(ByteString.fromHex("b7ad6b7169203331"));
    }
}
