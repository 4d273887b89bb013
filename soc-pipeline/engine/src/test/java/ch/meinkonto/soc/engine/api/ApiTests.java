package ch.meinkonto.soc.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;

/** The API over HTTP, with real tokens. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "meinkonto.receive.http-port=0", "meinkonto.receive.grpc-port=0"})
class ApiTests {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;
    @Autowired
    private StoredEvents detection;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestElasticsearch.Node node = TestElasticsearch.node();
        registry.add("meinkonto.elasticsearch.url", node::url);
        registry.add("meinkonto.elasticsearch.api-key", node::apiKey);
        registry.add("meinkonto.issuer", ISSUER::address);
    }

    @Test
    void listsAlertsSinceAMoment() throws Exception {
        Instant before = Instant.now();
        String user = "user-" + UUID.randomUUID();
        detection.accept(failures(user, before));
        HttpResponse<String> answer = get("/api/v1/alerts?detection=brute-force&status=open&since=" + before, good());
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonNode> alerts = new ArrayList<>();
        JSON.readTree(answer.body()).forEach(alerts::add);
        assertThat(alerts).filteredOn(alert -> alert.path("group").path("user.hash").asString().equals(user))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.path("level").asString()).isEqualTo("medium");
                    assertThat(alert.path("eventCount").asInt()).isEqualTo(10);
                    assertThat(Instant.parse(alert.path("created").asString())).isAfterOrEqualTo(before);
                });
        String later = get("/api/v1/alerts?since=" + Instant.now().plusSeconds(60), good()).body();
        assertThat(later).startsWith("[").doesNotContain(user);
    }

    @Test
    void showsAnAlertAndWhereItIsOnceItHasAnotherId() throws Exception {
        Instant before = Instant.now();
        String user = "user-" + UUID.randomUUID();
        List<StoredEvent> failures = failures(user, before);
        detection.accept(failures);
        String first = idOf(user, before);
        assertThat(JSON.readTree(get("/api/v1/alerts/" + first, good()).body()).path("id").asString())
                .isEqualTo(first);
        StoredEvent last = failures.getLast();
        detection.accept(List.of(new StoredEvent(UUID.randomUUID().toString(), before.minusSeconds(60), last.index(),
                last.fields())));
        String second = idOf(user, before);
        HttpResponse<String> moved = get("/api/v1/alerts/" + first, good());
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.headers().firstValue("Location")).hasValue("/api/v1/alerts/" + second);
        assertThat(get("/api/v1/alerts/" + second, good()).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/alerts/" + UUID.randomUUID(), good()).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/alerts/none", good()).statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/alerts/" + first, "").statusCode()).isEqualTo(401);
    }

    private String idOf(String user, Instant since) throws Exception {
        return JSON.readTree(get("/api/v1/alerts?detection=brute-force&since=" + since, good()).body())
                .valueStream()
                .filter(alert -> alert.path("group").path("user.hash").asString().equals(user))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void listsTheRulesInForce() throws Exception {
        JsonNode rules = JSON.readTree(get("/api/v1/rules", good()).body());
        assertThat(rules.path("detections").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(rules.path("rejected")).isEmpty();
        assertThat(rules.path("loaded").valueStream().filter(rule -> rule.path("raises").asBoolean())
                .map(rule -> rule.path("detection").asString())).contains("brute-force", "success-after-attack");
    }

    @Test
    void tellsTheHealthOfEveryRule() throws Exception {
        Instant before = Instant.now();
        detection.accept(failures("user-" + UUID.randomUUID(), before));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode health = JSON.readTree(get("/api/v1/rules/health", good()).body());
            assertThat(health.path("evaluatedUntil").asString()).isNotEmpty();
            JsonNode bruteForce = health.path("rules")
                    .valueStream()
                    .filter(rule -> rule.path("title").asString().equals("Brute Force Against One Account"))
                    .findFirst()
                    .orElseThrow();
            assertThat(bruteForce.path("lastFired").asString()).isNotEmpty();
            assertThat(Instant.parse(bruteForce.path("lastFired").asString())).isAfterOrEqualTo(before);
            assertThat(bruteForce.path("groups").asLong()).isPositive();
            JsonNode failure = health.path("rules")
                    .valueStream()
                    .filter(rule -> rule.path("title").asString().equals("Failed Sign-In"))
                    .findFirst()
                    .orElseThrow();
            assertThat(failure.path("matches").asLong()).isGreaterThanOrEqualTo(10);
            assertThat(failure.path("nanoseconds").asLong()).isPositive();
        });
        assertThat(get("/api/v1/rules/health", "").statusCode()).isEqualTo(401);
    }

    @Test
    void writesTheRulesForTheConsole() throws Exception {
        TestElasticsearch.Node node = TestElasticsearch.node();
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/meinkonto-rules/_doc/brute-force"))
                .header("Authorization", "ApiKey " + node.apiKey())
                .build();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode document = JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .path("_source");
            assertThat(document.path("title").asString()).isEqualTo("Brute Force Against One Account");
            assertThat(document.path("runbook").asString()).startsWith("# Brute force");
        });
    }

    @ParameterizedTest
    @CsvSource({"issuer, soc-engine, soc:read, 200", "other, soc-engine, soc:read, 401",
            "issuer, portal-api, soc:read, 401", "issuer, soc-engine, openid, 403"})
    void believesOnlyTokensMadeForIt(String issuer, String audience, String scope, int status) throws Exception {
        String address = issuer.equals("issuer") ? ISSUER.address() : "http://localhost:1";
        HttpResponse<String> answer = get("/api/v1/rules", ISSUER.token(address, audience, scope));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesWithAProblemDocument() throws Exception {
        HttpResponse<String> answer = get("/api/v1/alerts", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(401);
    }

    /** RFC 9449 section 7.1, RFC 8705 section 3: nobody here asks for the proof. */
    @ParameterizedTest
    @CsvSource({"jkt", "x5t#S256"})
    void refusesATokenThatIsBoundToSomethingItDoesNotCheck(String member) throws Exception {
        String token = ISSUER.boundToken(ISSUER.address(), "soc-engine", "soc:read", member);
        assertThat(get("/api/v1/alerts", token).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"since=yesterday", "status=lost", "detection=unheard-of"})
    void refusesWhatItCannotAnswer(String query) throws Exception {
        HttpResponse<String> answer = get("/api/v1/alerts?" + query, good());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void showsHealthToEverybodyAndNothingElse() throws Exception {
        assertThat(get("/actuator/health/liveness", "").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/env", "").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1", good()).statusCode()).isIn(403, 404);
    }

    private String good() {
        return ISSUER.token(ISSUER.address(), "soc-engine", "soc:read");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<StoredEvent> failures(String user, Instant now) {
        List<StoredEvent> events = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            events.add(new StoredEvent(UUID.randomUUID().toString(), now.minusSeconds(10 - number), "meinkonto-events",
                    Map.of("event.action", "auth.login", "event.dataset", "auth", "event.outcome", "failure",
                            "user.hash", user, "client.ip", "203.0.113.7")));
        }
        return events;
    }
}
