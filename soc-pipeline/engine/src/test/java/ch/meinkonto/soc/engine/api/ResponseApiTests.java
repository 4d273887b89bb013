package ch.meinkonto.soc.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.StoredEvents;
import ch.meinkonto.soc.engine.respond.TestApplication;
import ch.meinkonto.soc.engine.respond.TestApplication.Fault;
import ch.meinkonto.soc.engine.store.DocumentStore;

/** Orders over HTTP with real tokens, to applications that may fail; a whole engine between. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "meinkonto.receive.http-port=0", "meinkonto.receive.grpc-port=0",
        "meinkonto.respond.client-secret=a secret of these tests", "meinkonto.respond.every=200ms",
        "meinkonto.respond.first-pause=200ms"})
// Its engine would go on delivering the orders of other tests on the same node.
@DirtiesContext
class ResponseApiTests {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final TestApplication AUTH_SERVER = new TestApplication(Clock.systemUTC());
    private static final TestApplication PORTAL = new TestApplication(Clock.systemUTC());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REASON = "Somebody else holds the password.";

    private final String account = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;
    @Autowired
    private StoredEvents detection;
    @Autowired
    private DocumentStore store;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestElasticsearch.Node node = TestElasticsearch.node();
        registry.add("meinkonto.elasticsearch.url", node::url);
        registry.add("meinkonto.elasticsearch.api-key", node::apiKey);
        registry.add("meinkonto.issuer", ISSUER::address);
        registry.add("meinkonto.respond.applications.auth-server", AUTH_SERVER::address);
        registry.add("meinkonto.respond.applications.portal", PORTAL::address);
    }

    @AfterAll
    static void stop() {
        AUTH_SERVER.close();
        PORTAL.close();
    }

    @BeforeEach
    void mend() {
        AUTH_SERVER.fail(Fault.NONE);
        PORTAL.fail(Fault.NONE);
    }

    @Test
    void ordersFollowsAndTakesBack() throws Exception {
        HttpResponse<String> given = post(lock(Map.of()), "");
        assertThat(given.statusCode()).isEqualTo(202);
        JsonNode order = JSON.readTree(given.body());
        String id = order.path("id").asString();
        assertThat(given.headers().firstValue("Location")).contains("/api/v1/responses/" + id);
        assertThat(order.path("orderedBy").asString()).isEqualTo("security-tests");
        assertThat(order.path("applications")).hasSize(1);
        awaitState(id, "in-force");
        JsonNode found = find(id);
        assertThat(found.path("applications").get(0).path("effect").asString()).isEqualTo("1 session");
        assertThat(AUTH_SERVER.stateOf(id)).isEqualTo("in-force");
        assertThat(get("/api/v1/responses?state=in-force&target=" + account).body()).contains(id);
        assertThat(get("/api/v1/responses?target=" + account.toUpperCase(Locale.ROOT)).body()).contains(id);
        assertThat(get("/api/v1/responses?state=undone&target=" + account).body()).isEqualTo("[]");

        HttpResponse<String> undone = delete(id, Map.of("reason", "It was the resident after all."));
        assertThat(undone.statusCode()).isEqualTo(202);
        awaitState(id, "undone");
        assertThat(AUTH_SERVER.stateOf(id)).isEqualTo("undone");
        assertThat(delete(id, Map.of("reason", "It was the resident after all.")).statusCode()).isEqualTo(202);
        assertThat(
                TestCalls.audit("{\"size\": 10, \"query\": {\"term\": {\"meinkonto.audit.target\": \"" + id + "\"}}}")
                        .toString())
                .contains("response.order", "response.undo", "response.state");
    }

    @Test
    void theSameKeyIsTheSameOrder() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = lock(Map.of());
        HttpResponse<String> first = post(body, key);
        HttpResponse<String> second = post(body, key);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(second.body()).path("id")).isEqualTo(JSON.readTree(first.body()).path("id"));
        Map<String, Object> later = new HashMap<>(body);
        later.put("expiresAt", Instant.now().plus(Duration.ofHours(2)).toString());
        assertThat(JSON.readTree(post(later, key).body()).path("expiresAt"))
                .as("it ends when it was first said to")
                .isEqualTo(JSON.readTree(first.body()).path("expiresAt"));
        Map<String, Object> other = new HashMap<>(body);
        other.put("reason", "Quite another reason than before.");
        HttpResponse<String> third = post(other, key);
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(third.body()).path("code").asString()).isEqualTo("key-used-differently");
        assertThat(post(body, "a key").statusCode()).isEqualTo(400);
    }

    @Test
    void oneApplicationAwayHoldsUpNothingElse() throws Exception {
        AUTH_SERVER.fail(Fault.AWAY);
        HttpResponse<String> given = post(Map.of("action", "block-address", "target", "2001:db8::77", "reason", REASON,
                "expiresAt", soon()), "");
        String id = JSON.readTree(given.body()).path("id").asString();
        await().atMost(Duration.ofSeconds(60)).until(() -> "in-force".equals(PORTAL.stateOf(id)));
        assertThat(find(id).path("state").asString()).isEqualTo("waiting");
        assertThat(get("/api/v1/responses?target=2001:DB8:0::77").body()).contains(id);
        assertThat(get("/api/v1/responses?target=2001:db8::78").body()).isEqualTo("[]");
        AUTH_SERVER.fail(Fault.NONE);
        awaitState(id, "in-force");
        assertThat(AUTH_SERVER.done()).containsOnlyOnce(id);
    }

    @Test
    void tellsWhyAnApplicationRefuses() throws Exception {
        AUTH_SERVER.fail(Fault.REFUSES);
        String id = JSON.readTree(post(lock(Map.of()), "").body()).path("id").asString();
        awaitState(id, "refused");
        assertThat(find(id).path("applications").get(0).path("code").asString()).isEqualTo("account-protected");
        HttpResponse<String> undo = delete(id, Map.of("reason", "It was the resident after all."));
        assertThat(undo.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(undo.body()).path("code").asString()).isEqualTo("already-over");
    }

    @ParameterizedTest
    @CsvSource({"action, explode, 422, unknown-action", "target, anna, 422, malformed-target",
            "reason, short, 422, reason-length", "expiresAt, 2020-01-01T00:00:00Z, 422, expiry-past",
            "expiresAt, 2099-01-01T00:00:00Z, 422, expiry-too-long", "alertId, nowhere, 422, alert-unknown",
            "orderedBy, 0197-nina, 403, ordered-by-not-allowed",
            "approvedBy, 0197-otto, 403, approved-by-not-allowed"})
    void refusesWithACode(String field, String value, int status, String code) throws Exception {
        HttpResponse<String> answer = post(lock(Map.of(field, value)), "", token("soc:respond", "security-tests",
                "refused-" + field));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo(code);
    }

    @Test
    void slowsDownWhoeverOrdersTooMuch() throws Exception {
        String eager = token("soc:respond", "eager", "eager");
        for (int order = 0; order < 30; order++) {
            assertThat(post(lock(Map.of("action", "explode")), "", eager).statusCode()).isEqualTo(422);
        }
        HttpResponse<String> tooMany = post(lock(Map.of()), "", eager);
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        assertThat(post(lock(Map.of()), "").statusCode()).as("others go on").isEqualTo(202);
    }

    @Test
    void wantsATokenThatAllowsIt() throws Exception {
        assertThat(post(lock(Map.of()), "", token("soc:read", "security-tests", "security-tests")).statusCode())
                .isEqualTo(403);
        assertThat(post(lock(Map.of()), "", "nonsense").statusCode()).isEqualTo(401);
        String nowhere = UUID.randomUUID().toString();
        assertThat(get("/api/v1/responses/" + nowhere).statusCode()).isEqualTo(404);
        assertThat(TestCalls.audit("{\"query\": {\"term\": {\"meinkonto.audit.target\": \"" + nowhere + "\"}}}"))
                .as("who asked in vain has asked").hasSize(1);
        assertThat(get("/api/v1/responses/anything").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/responses?state=unheard-of").statusCode()).isEqualTo(400);
    }

    @Test
    void aConsoleOrdersInTheNameOfItsAnalyst() throws Exception {
        String console = token("soc:respond", "dashboards-machine", "dashboards-machine");
        HttpResponse<String> given = post(lock(Map.of("orderedBy", "0197f0c2-nina")), "", console);
        assertThat(given.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(given.body()).path("orderedBy").asString()).isEqualTo("0197f0c2-nina");
    }

    @Test
    void aRuleOrdersByItselfWhatItsFolderSays() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // Of the range for benchmarks: other tests have accounts behind the usual ones, and a shared address is spared.
        String address = "198.18." + Math.abs(account.hashCode() % 256) + "."
                + Math.abs(account.hashCode() / 256 % 256);
        String bin = Integer.toString(100_000 + Math.abs(account.hashCode() % 900_000));
        List<Document> events = new ArrayList<>();
        for (int card = 0; card < 10; card++) {
            events.add(Document.of(Archive.EVENTS, UUID.randomUUID().toString(), now.minusMillis(100 - card),
                    Map.of("event.action", "payment.fail", "event.dataset", "payment", "event.outcome", "failure",
                            "@timestamp", now.minusMillis(100 - card).toString(), "client.ip", address, "user.id",
                            account, "meinkonto.payment.instrument.bin", bin,
                            "meinkonto.payment.instrument.fingerprint", "card-" + card),
                    true));
        }
        store.create(events);
        detection.accept(events.stream().map(Document::event).toList());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode orders = JSON.readTree(get("/api/v1/responses?state=in-force&target=" + address).body());
            assertThat(orders).hasSize(1);
            assertThat(orders.get(0).path("detection").asString()).isEqualTo("bin-attack");
            assertThat(orders.get(0).path("state").asString()).isEqualTo("in-force");
            assertThat(orders.get(0).path("orderedBy").asString()).startsWith("rule:");
        });
    }

    @Test
    void recordsWhoReadsWhatOncePerMinute() throws Exception {
        String reader = token("soc:read", "reader-" + account, "reader-" + account);
        for (int read = 0; read < 3; read++) {
            assertThat(send("GET", "/api/v1/alerts?status=open&since=" + Instant.now(), "", "", reader).statusCode())
                    .isEqualTo(200);
        }
        assertThat(send("GET", "/api/v1/alerts?status=closed", "", "", reader).statusCode()).isEqualTo(200);
        JsonNode hits = TestCalls
                .audit("{\"size\": 10, \"query\": {\"term\": {\"meinkonto.audit.actor\": \"reader-" + account
                        + "\"}}}");
        assertThat(hits.valueStream().map(hit -> hit.path("_source").path("meinkonto").path("audit").path("details")
                .path("status").asString())).containsExactlyInAnyOrder("open", "closed");
    }

    private Map<String, Object> lock(Map<String, Object> differently) {
        Map<String, Object> body = new HashMap<>(Map.of("action", "lock-account", "target", account, "reason", REASON,
                "expiresAt", soon()));
        body.putAll(differently);
        return body;
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(find(id).path("state").asString()).isEqualTo(state));
    }

    private JsonNode find(String id) throws Exception {
        return JSON.readTree(get("/api/v1/responses/" + id).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "", "", token("soc:read", "security-tests", "security-tests"));
    }

    private HttpResponse<String> post(Map<String, Object> body, String key) throws Exception {
        return post(body, key, token("soc:respond", "security-tests", "security-tests"));
    }

    private HttpResponse<String> post(Map<String, Object> body, String key, String token) throws Exception {
        return send("POST", "/api/v1/responses", JSON.writeValueAsString(body), key, token);
    }

    private HttpResponse<String> delete(String id, Map<String, Object> body) throws Exception {
        return send("DELETE", "/api/v1/responses/" + id, JSON.writeValueAsString(body), "",
                token("soc:respond", "security-tests", "security-tests"));
    }

    private static String token(String scope, String subject, String client) {
        return ISSUER.token(ISSUER.address(), "soc-engine", scope, subject, client);
    }

    private HttpResponse<String> send(String method, String path, String body, String key, String token)
            throws Exception {
        return TestCalls.send(URI.create("http://127.0.0.1:" + port + path), method, body, key, token);
    }
}
