package ch.meinkonto.dashboards.services;

import static ch.meinkonto.dashboards.testing.TestCity.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.dashboards.services.ServiceHealth.Meter;
import ch.meinkonto.dashboards.services.ServiceHealth.State;
import ch.meinkonto.dashboards.testing.ConsoleTest;

class ServicesTests extends ConsoleTest {
    private static final Map<String, String> EDEN = Map.of("jvm.memory.type", "heap", "jvm.memory.pool.name", "Eden");
    private static final Map<String, String> OLD = Map.of("jvm.memory.type", "heap", "jvm.memory.pool.name", "Old");
    private static final Map<String, String> META = Map.of("jvm.memory.type", "non_heap", "jvm.memory.pool.name",
            "Metaspace");

    @Autowired
    private Services services;

    @Test
    void tellsApartWhatRunsWhatFellSilentAndWhatWasNeverSeen() {
        Instant now = Instant.now();
        indices.storeAll("meinkonto-metrics",
                List.of(metric(now, "portal", "p1", "jvm.cpu.recent_utilization", "gauge", 0.25, Map.of()),
                        metric(now.minusSeconds(120), "engine", "e1", "jvm.cpu.recent_utilization", "gauge", 0.5,
                                Map.of())));

        assertThat(health("portal").state()).isEqualTo(State.UP);
        assertThat(health("portal").cpu()).hasValue(0.25);
        assertThat(health("engine").state()).isEqualTo(State.SILENT);
        assertThat(health("auth-server").state()).isEqualTo(State.UNSEEN);
    }

    @Test
    void addsUpTheHeapPoolsOfTheProcessThatRunsNow() {
        Instant now = Instant.now();
        indices.storeAll("meinkonto-metrics",
                List.of(metric(now, "portal", "new", "jvm.memory.used", "sum_cumulative", 30, EDEN),
                        metric(now, "portal", "new", "jvm.memory.used", "sum_cumulative", 70, OLD),
                        metric(now, "portal", "new", "jvm.memory.used", "sum_cumulative", 999, META),
                        metric(now.minusSeconds(10), "portal", "new", "jvm.memory.used", "sum_cumulative", 5, EDEN),
                        metric(now.minusSeconds(20), "portal", "old", "jvm.memory.used", "sum_cumulative", 400, OLD),
                        metric(now, "portal", "new", "jvm.memory.limit", "sum_cumulative", 200, OLD)));

        assertThat(health("portal").heapUsed()).hasValue(100);
        assertThat(health("portal").heapShare()).hasValue(0.5);
    }

    @Test
    void measuresTrafficFromTheAccessLog() {
        Instant now = Instant.now();
        indices.storeAll("meinkonto-spans", List.of(request(now, 200, 10), request(now, 200, 20),
                request(now, 503, 30), request(now.minusSeconds(60), 404, 400)));

        ServiceHealth.Traffic traffic = health("portal").traffic();

        assertThat(traffic.requests()).isEqualTo(4);
        assertThat(traffic.errors()).isEqualTo(0.25);
        assertThat(traffic.p95()).isBetween(Duration.ofMillis(30), Duration.ofMillis(400));
    }

    @Test
    void addsUpCountersAndTakesTheLatestOfGauges() {
        Instant now = Instant.now();
        Map<String, String> success = Map.of("event.outcome", "success");
        indices.storeAll("meinkonto-metrics",
                List.of(metric(now, "portal", "p", "meinkonto.outbox.pending", "gauge", 3, Map.of()),
                        metric(now.minusSeconds(10), "portal", "p", "meinkonto.outbox.pending", "gauge", 90, Map.of()),
                        metric(now, "portal", "p", "meinkonto.security.events", "sum", 4, success),
                        metric(now.minusSeconds(10), "portal", "p", "meinkonto.security.events", "sum", 7, success)));

        assertThat(health("portal").outboxPending()).hasValue(3);
        assertThat(health("portal").meters()).containsExactly(new Meter("meinkonto.outbox.pending", "", 3, false),
                new Meter("meinkonto.security.events", "event.outcome=success", 11, true));
    }

    @Test
    void showsAPageEvenBeforeAnythingWasMeasured() {
        indices.delete();

        assertThat(signedIn().open("/services").body()).contains("auth-server", "never seen", "None reported yet");
    }

    private ServiceHealth health(String name) {
        return services.all().stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
    }

    private static Map<String, Object> request(Instant at, int status, long millis) {
        return Map.of("@timestamp", at.toString(), "event",
                Map.of("dataset", "access", "duration", Duration.ofMillis(millis).toNanos()), "service",
                Map.of("name", "portal"), "http", Map.of("response", Map.of("status_code", status)));
    }
}
