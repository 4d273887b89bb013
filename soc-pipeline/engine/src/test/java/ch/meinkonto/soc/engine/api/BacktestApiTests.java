package ch.meinkonto.soc.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.StoredEvents;
import ch.meinkonto.soc.engine.store.DocumentStore;

/** Backtests over HTTP, held against what live detection raises from the same stored events. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "meinkonto.receive.http-port=0", "meinkonto.receive.grpc-port=0"})
class BacktestApiTests {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SEED = 20_261_127;

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
    }

    @Test
    void findsWhatLiveDetectionRaisedFromTheSameEvents() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String marker = UUID.randomUUID().toString();
        String address = "2001:db8::" + Integer.toHexString(new Random().nextInt(1, 0xffff));
        List<Document> documents = new ArrayList<>(signIns(marker, now));
        documents.addAll(accesses(address, now));
        store.prepare();
        assertThat(store.create(documents).refusals()).isEmpty();
        Collections.shuffle(documents, new Random(SEED));
        for (int from = 0; from < documents.size(); from += 7) {
            detection.accept(documents.subList(from, Math.min(documents.size(), from + 7))
                    .stream()
                    .map(Document::event)
                    .toList());
        }
        for (String detected : List.of("brute-force", "success-after-attack", "exploit-strings")) {
            Map<String, JsonNode> live = mine(JSON.readTree(
                    send("GET", "/api/v1/alerts?detection=" + detected + "&since=" + now, "").body()), marker, address);
            assertThat(live).as("alerts of live detection").isNotEmpty();
            assertThat(mine(backtest(raising(detected), now).path("findings"), marker, address)).isEqualTo(live);
        }
    }

    @Test
    void refusesWithAReason() throws Exception {
        HttpResponse<String> unknown = send("GET", "/api/v1/backtests/" + UUID.randomUUID(), "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(unknown.body()).path("reason").asString()).isEqualTo("UNKNOWN_BACKTEST");
        HttpResponse<String> empty = send("POST", "/api/v1/backtests", "{}");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(empty.body()).path("reason").asString()).isEqualTo("RULE_OR_RULE_ID");
        HttpResponse<String> unreadable = send("POST", "/api/v1/backtests", "{\"from\": \"yesterday\"}");
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(unreadable.body()).contains("cannot be read").doesNotContain("Exception");
    }

    @Test
    void asksForATokenThatMayRead() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/backtests"))
                .header("Authorization", "Bearer " + ISSUER.token(ISSUER.address(), "soc-engine", "openid"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private JsonNode backtest(String ruleId, Instant now) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/v1/backtests", JSON.writeValueAsString(Map.of("ruleId", ruleId,
                "from", now.minusSeconds(600).toString(), "until", now.plusSeconds(1).toString(), "findings", 200)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String path = answer.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> JSON.readTree(send("GET", path, "").body()).path("state").asString().equals("DONE"));
        HttpResponse<String> cancelled = send("DELETE", path, "");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        return JSON.readTree(cancelled.body());
    }

    private String raising(String detection) throws Exception {
        return JSON.readTree(send("GET", "/api/v1/rules", "").body())
                .path("loaded")
                .valueStream()
                .filter(rule -> rule.path("raises").asBoolean()
                        && rule.path("detection").asString().equals(detection))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /** Alerts about this test's account or address by id, without the moment of writing. */
    private static Map<String, JsonNode> mine(JsonNode alerts, String marker, String address) {
        Map<String, JsonNode> mine = new HashMap<>();
        alerts.forEach(alert -> {
            String group = alert.path("group").toString();
            if (group.contains(marker) || group.contains(address)) {
                mine.put(alert.path("id").asString(), ((ObjectNode) alert)
                        .without("created"));
            }
        });
        return mine;
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization",
                        "Bearer " + ISSUER.token(ISSUER.address(), "soc-engine", "soc:read"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Forty failures and then a success, within what may come late. */
    private static List<Document> signIns(String user, Instant now) {
        List<Document> documents = new ArrayList<>();
        for (int number = 0; number <= 40; number++) {
            Instant time = now.minusSeconds(200 - 2 * number);
            documents.add(Document.of(Archive.EVENTS, UUID.randomUUID().toString(), time,
                    new HashMap<>(Map.of("@timestamp", time.toString(), "event.action", "auth.login", "event.dataset",
                            "auth", "event.outcome", number < 40 ? "failure" : "success", "user.hash", user, "user.id",
                            "id-" + user, "client.ip", "203.0.113." + number % 5)),
                    true));
        }
        return documents;
    }

    private static List<Document> accesses(String address, Instant now) {
        List<Document> documents = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            Instant time = now.minusSeconds(100 - number);
            documents.add(Document.of(Archive.SPANS, UUID.randomUUID().toString(), time,
                    new HashMap<>(Map.of("@timestamp", time.toString(), "event.dataset", "access", "url.path", "/",
                            "url.query", "q=%3Cscript%3Ealert%281%29", "http.response.status_code", 404L, "client.ip",
                            address)),
                    true));
        }
        return documents;
    }
}
