package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.RiskIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;

/** An engine that dies in the midst of everything raises the same alerts as one that does not, on a real node. */
class RestartTests {
    private static final Instant START = Instant.parse("2031-05-05T12:00:00Z");
    private static final Detections DETECTIONS = Detections.below("classpath*:restart-detections");
    private static final DetectSettings SETTINGS = new DetectSettings("classpath*:restart-detections", "",
            Duration.ofMinutes(5), 1_000, 1_000, Duration.ofHours(24), Duration.ofSeconds(30));
    /** Not the one of engines that run beside. */
    private static final String STATE = "meinkonto-restart-state";
    private static final int BETWEEN_SNAPSHOTS = 7;
    private static ElasticsearchClient client;

    private final TestClock clock = new TestClock(START);

    @BeforeAll
    static void connect() {
        client = TestIndices.client();
    }

    @AfterAll
    static void disconnect() throws IOException {
        client.close();
    }

    @BeforeEach
    void clear() throws IOException {
        TestIndices.clear();
        client.indices()
                .create(request -> request.index(Archive.EVENTS.index(START))
                        .aliases(Archive.EVENTS.alias(), alias -> alias)
                        .mappings(mapping -> mapping.properties("@timestamp", field -> field.date(date -> date))
                                .properties("event", field -> field.object(object -> object
                                        .properties("dataset", dataset -> dataset.keyword(keyword -> keyword))
                                        .properties("ingested", ingested -> ingested.date(date -> date))))));
    }

    @Test
    void raisesEachKindOfAlertWhenUndisturbed() throws IOException {
        List<Alert> alerts = run(List.of());
        assertThat(alerts).extracting(Alert::title)
                .contains("Many failures", "Failures and then a success", "New address", "Silent source");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 12, 20, 28, 33, 47})
    void raisesTheSameAlertsWhenItDiesAtAnyMoment(int cut) throws IOException {
        List<Alert> expected = run(List.of());
        clear();
        clock.set(START);
        assertSame(run(List.of(cut)), expected);
    }

    @Test
    void raisesTheSameAlertsWhenItDiesAgainAndAgain() throws IOException {
        List<Alert> expected = run(List.of());
        clear();
        clock.set(START);
        assertSame(run(IntStream.range(1, 50).filter(each -> each % 3 == 0).boxed().toList()), expected);
    }

    @Test
    void goesBackToTheStoredEventsWhereTheSnapshotIsDamaged() throws IOException {
        List<StoredEvent> failures = stream().stream().filter(event -> "failure".equals(event.fields().get(
                "event.outcome"))).toList();
        Detector first = detector();
        for (StoredEvent event : failures.subList(0, 4)) {
            store(event);
            first.accept(List.of(event));
        }
        new SnapshotIndex(client, STATE).write(first.snapshot().orElseThrow());
        client.index(request -> request.index(STATE)
                .id("head")
                .refresh(Refresh.True)
                .document(Map.of("digest", "wrong", "pieces", 1)));
        Detector second = detector();
        second.accept(List.of(failures.get(4)));
        assertThat(alerts()).extracting(Alert::title).containsExactly("Many failures");
    }

    /** In all but when they were raised: after a restart every source is given time to deliver what it kept. */
    private static void assertSame(List<Alert> alerts, List<Alert> expected) {
        assertThat(alerts).usingRecursiveComparison().ignoringFields("created").isEqualTo(expected);
    }

    /** Plays all events; the process dies after each of the given ones was stored and before it was evaluated. */
    private List<Alert> run(List<Integer> cuts) throws IOException {
        Detector detector = detector();
        // So long ago that no stored event tells of it any more.
        detector.accept(List.of(login("old", START.minus(Duration.ofDays(20)), "success", "anna", "198.51.100.1")));
        snapshot(detector);
        List<StoredEvent> events = stream();
        for (int number = 0; number < events.size(); number++) {
            StoredEvent event = events.get(number);
            clock.set(event.time());
            store(event);
            if (cuts.contains(number)) {
                detector = detector();
                detector.prepare();
            }
            detector.accept(List.of(event));
            detector.tick(true);
            if (number % BETWEEN_SNAPSHOTS == 0) {
                snapshot(detector);
            }
        }
        for (int round = 0; round < 40; round++) {
            clock.pass(Duration.ofSeconds(30));
            detector.tick(true);
        }
        return alerts();
    }

    private static void snapshot(Detector detector) {
        new SnapshotIndex(client, STATE).write(detector.snapshot().orElseThrow());
    }

    private Detector detector() {
        AlertIndex index = new AlertIndex(client);
        Memory memory = new Memory(SETTINGS, new StoredHistory(client), index, clock);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        return new Detector(new RulesInForce(DETECTIONS), SETTINGS, memory, new SnapshotIndex(client, STATE), index,
                new RiskIndex(client, index, clock), new DetectionMeters(registry), new Evictions(registry, clock),
                clock);
    }

    private static List<Alert> alerts() {
        return new AlertIndex(client).changedSince(null, null, null)
                .stream()
                .map(StoredAlert::alert)
                .sorted(Comparator.comparing(Alert::title).thenComparing(Alert::firstEvent))
                .toList();
    }

    /** Heartbeats of two sources, one of which falls silent; failures in two bursts; a success from a new address. */
    private static List<StoredEvent> stream() {
        List<StoredEvent> events = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            Instant time = START.plusSeconds(60L * number);
            events.add(heartbeat("portal", number, time));
            if (number < 8) {
                events.add(heartbeat("auth-server", number, time.plusSeconds(1)));
            }
        }
        for (int number = 0; number < 7; number++) {
            events.add(login("failure" + number, START.plusSeconds(100 + 20L * number), "failure", "anna",
                    "203.0.113." + number));
            events.add(login("again" + number, START.plusSeconds(1_200 + 20L * number), "failure", "anna",
                    "203.0.113." + number));
        }
        events.add(login("success", START.plusSeconds(400), "success", "anna", "203.0.113.9"));
        events.sort(Comparator.comparing(StoredEvent::time));
        return events;
    }

    private static StoredEvent heartbeat(String source, int number, Instant time) {
        return event(source + number, time, Map.of("event.action", "telemetry.heartbeat", "event.dataset", "telemetry",
                "meinkonto.telemetry.source", source, "service.name", source, "event.sequence", (long) number));
    }

    private static StoredEvent login(String name, Instant time, String outcome, String user, String address) {
        return event(name, time, Map.of("event.action", "auth.login", "event.dataset", "auth", "event.outcome",
                outcome, "user.hash", user, "client.ip", address));
    }

    private static StoredEvent event(String name, Instant time, Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("@timestamp", time.toString());
        all.put("event.ingested", time.toString());
        return new StoredEvent(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString(), time, Archive.EVENTS.index(START), all);
    }

    private static void store(StoredEvent event) throws IOException {
        client.index(request -> request.index(Archive.EVENTS.index(START))
                .id(event.id())
                .document(DottedFields.nest(event.fields())));
    }
}
