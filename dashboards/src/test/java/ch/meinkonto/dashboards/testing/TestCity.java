package ch.meinkonto.dashboards.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A day in the city, made up but plausible: sign-ins, payments, requests, metrics, alerts with their evidence. */
public final class TestCity {
    private static final List<String> PATHS = List.of("/", "/parking-permit", "/requests",
            "/parking-permit/apply/plate",
            "/verify", "/api/v1/parking-permits");

    private final TestIndices indices;
    private final Random random = new Random(7);
    private final Instant now;

    /** A city whose day ends now. */
    public TestCity(TestIndices indices, Instant now) {
        this.indices = indices;
        this.now = now;
    }

    /** Fills the indices. */
    public void fill() {
        ordinaryLife(Duration.ofHours(24), 2500);
        ordinaryLife(Duration.ofMinutes(15), 1500);
        metrics(now);
        rules();
        bruteForce();
        handledAlerts();
    }

    /** What happened in the last second or so: for a page that is looked at. */
    public void aMoment(Instant at) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int number = 0; number < 3 + random.nextInt(8); number++) {
            requests.add(request(at.minusMillis(random.nextInt(900))));
        }
        indices.storeAll("meinkonto-spans", requests);
        indices.storeAll("meinkonto-events", List.of(login(at.minusMillis(300), random.nextInt(8) > 0, "198.51.100."
                + random.nextInt(200), UUID.randomUUID().toString()),
                payment(at.minusMillis(200), random.nextInt(6) > 0)));
    }

    private void ordinaryLife(Duration span, int number) {
        List<Map<String, Object>> events = new ArrayList<>();
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            double wave = Math.sqrt(random.nextDouble());
            Instant at = now.minusMillis((long) (span.toMillis() * (1 - wave)));
            requests.add(request(at));
            if (index % 3 == 0) {
                events.add(login(at, random.nextInt(9) > 0, "198.51.100." + random.nextInt(200),
                        UUID.randomUUID().toString()));
            }
            if (index % 7 == 0) {
                events.add(payment(at, random.nextInt(7) > 0));
            }
        }
        indices.storeAll("meinkonto-events", events);
        indices.storeAll("meinkonto-spans", requests);
    }

    private Map<String, Object> login(Instant at, boolean success, String address, String user) {
        Map<String, Object> event = event(at, "auth.login", "auth", success ? "success" : "failure", "auth-server");
        event.put("client", Map.of("ip", address));
        event.put("user", success ? Map.of("id", user, "hash", hash(user)) : Map.of("hash", hash(user)));
        event.put("url", Map.of("path", "/login"));
        event.put("user_agent", Map.of("original", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0"));
        event.put("meinkonto", Map.of("auth", success
                ? Map.of("method", "password", "account_exists", true)
                : Map.of("method", "password", "account_exists", true, "failure_reason", "bad_credentials")));
        return event;
    }

    private static String hash(String user) {
        return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }

    private Map<String, Object> payment(Instant at, boolean success) {
        Map<String, Object> event = event(at, success ? "payment.settle" : "payment.fail", "payment",
                success ? "success" : "failure", "portal");
        event.put("meinkonto", Map.of("payment", Map.of("amount_minor", 35000, "currency", "CHF", "method", "TWI")));
        return event;
    }

    private Map<String, Object> event(Instant at, String action, String dataset, String outcome, String service) {
        Map<String, Object> event = new HashMap<>();
        event.put("@timestamp", at.toString());
        event.put("event", Map.of("id", UUID.randomUUID().toString(), "kind", "event", "action", action, "dataset",
                dataset, "outcome", outcome, "ingested", at.plusMillis(120 + random.nextInt(500)).toString()));
        event.put("service", Map.of("name", service));
        event.put("trace", Map.of("id", UUID.randomUUID().toString().replace("-", "")));
        return event;
    }

    private Map<String, Object> request(Instant at) {
        Map<String, Object> span = new HashMap<>();
        span.put("@timestamp", at.toString());
        span.put("event", Map.of("id", UUID.randomUUID().toString(), "dataset", "access", "category", List.of("web"),
                "outcome", "success", "duration", 4_000_000L + random.nextInt(60_000_000)));
        span.put("service", Map.of("name", random.nextInt(3) > 0 ? "portal" : "auth-server"));
        span.put("http", Map.of("request", Map.of("method", "GET"), "response",
                Map.of("status_code", random.nextInt(300) == 0 ? 500 : 200)));
        span.put("url", Map.of("path", PATHS.get(random.nextInt(PATHS.size()))));
        span.put("client", Map.of("ip", "198.51.100." + random.nextInt(200)));
        return span;
    }

    /** What the applications measure at this moment. */
    public void metrics(Instant moment) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        for (String service : List.of("portal", "auth-server", "engine", "dashboards")) {
            Instant at = service.equals("dashboards") ? moment.minusSeconds(190) : moment;
            String node = service + "-1";
            metrics.add(metric(at, service, node, "jvm.cpu.recent_utilization", "gauge", random.nextDouble() / 3,
                    Map.of()));
            for (String pool : List.of("G1 Eden Space", "G1 Old Gen", "G1 Survivor Space")) {
                Map<String, String> attributes = Map.of("jvm.memory.type", "heap", "jvm.memory.pool.name", pool);
                metrics.add(metric(at, service, node, "jvm.memory.used", "sum_cumulative",
                        (20 + random.nextInt(60)) * 1048576.0, attributes));
            }
            metrics.add(metric(at, service, node, "jvm.memory.limit", "sum_cumulative", 320 * 1048576.0,
                    Map.of("jvm.memory.type", "heap", "jvm.memory.pool.name", "G1 Old Gen")));
            if (!service.equals("engine")) {
                metrics.add(metric(at, service, node, "meinkonto.outbox.pending", "gauge", 0, Map.of()));
                metrics.add(metric(at, service, node, "meinkonto.security.events", "sum", 41,
                        Map.of("event.action", "auth.login", "event.outcome", "success")));
            } else {
                metrics.add(metric(at, service, node, "meinkonto.engine.stored", "sum", 5120, Map.of()));
            }
        }
        indices.storeAll("meinkonto-metrics", metrics);
    }

    /** A data point as the engine stores it. */
    public static Map<String, Object> metric(Instant at, String service, String node, String name, String type,
            double value, Map<String, String> attributes) {
        return Map.of("@timestamp", at.toString(), "service", Map.of("name", service, "node", Map.of("name", node)),
                "metric", Map.of("name", name, "type", type, "value", value, "attributes", attributes));
    }

    private void bruteForce() {
        List<Map<String, Object>> evidence = new ArrayList<>();
        String user = "5f0c6a52-90ab-4d6e-8f2b-1c7f2d1a9e33";
        Instant start = now.minus(Duration.ofMinutes(9));
        for (int attempt = 0; attempt < 12; attempt++) {
            evidence.add(login(start.plusSeconds(attempt * 19L + random.nextInt(6)), false,
                    "203.0.113." + (7 + attempt % 3), user));
        }
        evidence.add(login(start.plusSeconds(262), true, "203.0.113.8", user));
        indices.storeAll("meinkonto-events", evidence);
        List<String> ids = evidence.stream()
                .map(event -> (Map<?, ?>) event.get("event"))
                .map(event -> String.valueOf(event.get("id")))
                .toList();
        TestAlerts.raisedAt(start.plusSeconds(263))
                .titled("Successful sign-in after an attack on the account")
                .detection("success-after-attack")
                .level("critical", 92)
                .summary("12 failed sign-ins from 3 addresses, then a successful one, within 4 minutes.")
                .grouped(Map.of("user", Map.of("hash", hash(user))))
                .about(user)
                .from("203.0.113.8")
                .events(ids, start, start.plusSeconds(262))
                .store(indices);
        TestAlerts.raisedAt(start.plusSeconds(190))
                .level("high", 68)
                .grouped(Map.of("user", Map.of("hash", hash(user))))
                .events(ids.subList(0, 10), start, start.plusSeconds(185))
                .store(indices);
    }

    private void handledAlerts() {
        raise("Password spraying from one address", "password-spraying", "high", 74, 25, "192.0.2.44", "open", null,
                null);
        raise("Card testing", "card-testing", "high", 71, 140, "198.51.100.91", "acknowledged",
                "c0000000-0000-4000-8000-000000000003", null);
        raise("Exploit strings in a request", "exploit-strings", "medium", 45, 60, "192.0.2.10", "open", null, null);
        raise("Payment webhook with invalid signature", "invalid-payment-signature", "high", 66, 400, "198.51.100.4",
                "closed", "a0000000-0000-4000-8000-000000000001", "true-positive");
        raise("Exploit strings in a request", "exploit-strings", "low", 22, 900, "192.0.2.77", "open", null, null);
        raise("Exploit strings in a request", "exploit-strings", "informational", 8, 1300, "192.0.2.13", "open", null,
                null);
        raise("Brute force on one account", "brute-force", "medium", 50, 2200, "203.0.113.60", "closed",
                "a0000000-0000-4000-8000-000000000001", "false-positive");
    }

    private void raise(String title, String detection, String level, int risk, int minutesAgo, String address,
            String status, String assignee, String reason) {
        TestAlerts.raisedAt(now.minus(Duration.ofMinutes(minutesAgo)))
                .titled(title)
                .detection(detection)
                .level(level, risk)
                .summary("Seen " + (4 + risk / 3) + " times from " + address + " within 10 minutes.")
                .grouped(Map.of("client", Map.of("ip", address)))
                .from(address)
                .status(status, assignee, reason)
                .store(indices);
    }

    private void rules() {
        Map.of("brute-force", "Brute force on one account", "success-after-attack",
                "Successful sign-in after an attack on the account", "password-spraying",
                "Password spraying from one address")
                .forEach((name, title) -> indices.store("meinkonto-rules", name,
                        Map.of("name", name, "title", title, "level", "high", "status", "test", "description",
                                "Many failed sign-ins that belong together.", "techniques", List.of("T1110.001"),
                                "rule", "title: " + title + "\nstatus: test\nlogsource:\n  product: meinkonto\n"
                                        + "  service: auth\ndetection:\n  selection:\n    event.outcome: failure\n"
                                        + "  condition: selection\n",
                                "@timestamp", now.toString(), "runbook", RUNBOOK)));
    }

    private static final String RUNBOOK = """
            # Brute force on one account

            Somebody tries passwords for **one** account. It succeeded if `auth.login` with `event.outcome: success`
            follows within the hour.

            ## Steps

            1. Look at `client.ip` of the last 60 minutes: one address is a script, many are a botnet.
            2. Compare with `user.hash` in `meinkonto-events`, last 24 hours: is the account used to this?
            3. If a success followed, end the sessions and have the password reset.

            ## False positives

            - A person who changed the password and whose phone still sends the old one.

            <script>alert(1)</script> is shown as text.
            """;
}
