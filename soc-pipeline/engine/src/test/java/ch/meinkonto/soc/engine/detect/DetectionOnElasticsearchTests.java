package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.AlertsUnavailable;
import ch.meinkonto.soc.engine.alert.RiskIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;

/** From stored events to alerts on a real node, across repeats, restarts, late events and failures. */
class DetectionOnElasticsearchTests {
    private static final Instant NOW = Instant.parse("2031-05-05T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Detections DETECTIONS = Detections.below("classpath*:detections");
    private static final DetectSettings SETTINGS = new DetectSettings("classpath*:detections", "",
            Duration.ofMinutes(5), 1_000, 1_000, Duration.ofHours(24), Duration.ofSeconds(30));
    private static ElasticsearchClient client;

    @BeforeAll
    static void connect() {
        TestElasticsearch.Node node = TestElasticsearch.node();
        client = ElasticsearchClient.of(builder -> builder.host(node.url()).apiKey(node.apiKey()));
    }

    @AfterAll
    static void disconnect() throws IOException {
        client.close();
    }

    @BeforeEach
    void removeWhatEarlierTestsLeft() throws IOException {
        for (String index : List.of("meinkonto-alerts-000001", Archive.EVENTS.index(NOW), Archive.SPANS.index(NOW))) {
            client.indices().delete(request -> request.index(index).ignoreUnavailable(true));
        }
        for (Archive archive : List.of(Archive.EVENTS, Archive.SPANS)) {
            client.indices()
                    .create(request -> request.index(archive.index(NOW))
                            .aliases(archive.alias(), alias -> alias)
                            .mappings(mapping -> mapping.properties("@timestamp", field -> field.date(date -> date))
                                    .properties("event", field -> field.object(object -> object.properties("dataset",
                                            dataset -> dataset.keyword(keyword -> keyword))))));
        }
    }

    @Test
    void storedEventsBecomeAnAlert() {
        Detector detector = detector();
        detector.accept(failures(1, 9));
        assertThat(alerts()).isEmpty();
        detector.accept(failures(10, 12));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.detection()).isEqualTo("brute-force");
            assertThat(alert.summary()).isEqualTo("12 failed sign-ins for one account from 3 addresses in 110 seconds");
            assertThat(alert.eventIds()).hasSize(12).startsWith("event-01");
            assertThat(alert.firstEvent()).isEqualTo(time(1));
            assertThat(alert.lastEvent()).isEqualTo(time(12));
            assertThat(alert.group()).isEqualTo(Map.of("user.hash", "anna"));
            assertThat(alert.addresses()).containsExactlyInAnyOrder("203.0.113.0", "203.0.113.1", "203.0.113.2");
            assertThat(alert.status()).isEqualTo(Alert.OPEN);
        });
    }

    @Test
    void aBatchThatComesAgainChangesNothing() {
        Detector detector = detector();
        detector.accept(failures(1, 12));
        List<Alert> once = alerts();
        detector.accept(failures(1, 12));
        detector.accept(failures(5, 12));
        assertThat(alerts()).isEqualTo(once);
    }

    @Test
    void aRestartWithinAWindowGivesTheSameAlert() throws IOException {
        Detector uninterrupted = detector();
        uninterrupted.accept(failures(1, 12));
        List<Alert> expected = alerts();
        client.indices().delete(request -> request.index("meinkonto-alerts-000001"));

        store(Archive.EVENTS, failures(1, 6));
        detector().accept(failures(1, 6));
        store(Archive.EVENTS, failures(7, 12));
        detector().accept(failures(7, 12));
        assertThat(alerts()).isEqualTo(expected);
    }

    @Test
    void aRestartAfterAnAlertGoesOnWithIt() throws IOException {
        store(Archive.EVENTS, failures(1, 12));
        detector().accept(failures(1, 12));
        Alert before = alerts().getFirst();
        detector().accept(failures(13, 15));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(before.id());
            assertThat(alert.eventCount()).isEqualTo(15);
        });
    }

    @Test
    void eventsThatWereStoredAndNeverEvaluatedAreFoundAtTheStart() throws IOException {
        store(Archive.EVENTS, failures(1, 12));
        detector().prepare();
        assertThat(alerts()).singleElement().extracting(Alert::eventCount).isEqualTo(12L);
    }

    @Test
    void anAlertWhoseEventsAreStoredRedactedGoesOnAfterARestart() throws IOException {
        StoredEvent raw = access(1, "q=%3Cscript%3E");
        store(Archive.SPANS, List.of(access(1, "q=REDACTED")));
        detector().accept(List.of(raw));
        Detector restarted = detector();
        restarted.accept(List.of(access(2, "q=%3Cscript%3E")));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.eventCount()).isEqualTo(2);
            assertThat(alert.level()).isEqualTo("high");
        });
    }

    @Test
    void aLateFirstEventMovesTheAlertAndKeepsWhatTheAnalystDid() throws IOException {
        Detector detector = detector();
        detector.accept(failures(3, 12));
        Alert first = alerts().getFirst();
        client.update(request -> request.index("meinkonto-alerts")
                .id(first.id())
                .doc(Map.of("meinkonto", Map.of("alert", Map.of("status", "acknowledged", "assignee", "nina")))),
                Map.class);
        detector.accept(failures(1, 2));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isNotEqualTo(first.id());
            assertThat(alert.eventIds()).hasSize(12).startsWith("event-01");
            assertThat(alert.status()).isEqualTo("acknowledged");
            assertThat(alert.assignee()).isEqualTo("nina");
            assertThat(new AlertIndex(client).successorOf(first.id())).hasValue(alert.id());
        });
    }

    @Test
    void anAlertThatMovesAgainIsFoundUnderEveryIdItHad() {
        Detector detector = detector();
        detector.accept(failures(3, 12));
        String first = alerts().getFirst().id();
        detector.accept(failures(2, 2));
        String second = alerts().getFirst().id();
        detector.accept(failures(1, 1));
        detector.accept(failures(13, 14));
        String third = alerts().getFirst().id();
        AlertIndex index = new AlertIndex(client);
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(index.successorOf(first)).hasValue(third);
        assertThat(index.successorOf(second)).hasValue(third);
        assertThat(index.successorOf(third)).isEmpty();
        assertThat(index.byId(first)).isEmpty();
        assertThat(index.byId(third)).hasValueSatisfying(stored -> assertThat(stored.alert().eventCount())
                .isEqualTo(14));
    }

    @Test
    void whatTheAnalystDidSurvivesFurtherEvents() throws IOException {
        Detector detector = detector();
        detector.accept(failures(1, 10));
        String id = alerts().getFirst().id();
        client.update(request -> request.index("meinkonto-alerts")
                .id(id)
                .doc(Map.of("meinkonto", Map.of("alert", Map.of("status", "closed", "close_reason", "duplicate")))),
                Map.class);
        detector.accept(failures(11, 12));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.eventCount()).isEqualTo(12);
            assertThat(alert.closeReason()).isEqualTo("duplicate");
        });
    }

    @Test
    void anAlertThatCouldNotBeWrittenIsWrittenLater() throws IOException {
        Detector detector = detector();
        detector.accept(failures(1, 9));
        client.indices().close(request -> request.index("meinkonto-alerts-000001"));
        assertThatThrownBy(() -> detector.accept(failures(10, 12))).isInstanceOf(AlertsUnavailable.class);
        client.indices().open(request -> request.index("meinkonto-alerts-000001"));
        detector.accept(failures(10, 12));
        assertThat(alerts()).singleElement().extracting(Alert::eventCount).isEqualTo(12L);
    }

    @Test
    void anEventFromTheFutureMakesNoOtherTooLate() {
        Detector detector = detector();
        StoredEvent example = failures(1, 1).getFirst();
        Map<String, Object> fields = new HashMap<>(example.fields());
        fields.put("user.hash", "somebody-else");
        detector.accept(List.of(
                new StoredEvent("future", NOW.plusSeconds(23 * 3_600), Archive.EVENTS.index(NOW), fields)));
        detector.accept(failures(1, 12));
        assertThat(alerts()).singleElement().extracting(Alert::eventCount).isEqualTo(12L);
    }

    @Test
    void aSuccessAfterTheAttackIsAnAlertOfItsOwn() {
        List<StoredEvent> events = new ArrayList<>(failures(1, 11));
        Map<String, Object> success = new HashMap<>(events.getLast().fields());
        success.put("event.outcome", "success");
        success.put("user.id", "0197-anna");
        events.add(new StoredEvent("event-99", time(20), Archive.EVENTS.index(NOW), success));
        detector().accept(events);
        assertThat(alerts()).extracting(Alert::detection)
                .containsExactlyInAnyOrder("brute-force", "success-after-attack");
        assertThat(alerts()).filteredOn(alert -> alert.level().equals("critical")).singleElement()
                .satisfies(alert -> {
                    assertThat(alert.userIds()).containsExactly("0197-anna");
                    assertThat(alert.eventIds()).hasSize(11).contains("event-99");
                });
    }

    private static Detector detector() {
        AlertIndex index = new AlertIndex(client);
        index.prepare();
        Memory memory = new Memory(SETTINGS, new StoredHistory(client), index, CLOCK);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        return new Detector(new RulesInForce(DETECTIONS), SETTINGS, memory,
                new SnapshotIndex(client, "meinkonto-no-state"), index,
                new RiskIndex(client, index, CLOCK), new DetectionMeters(registry), new Evictions(registry, CLOCK),
                CLOCK);
    }

    private static List<Alert> alerts() {
        return new AlertIndex(client).changedSince(null, null, null).stream().map(StoredAlert::alert).toList();
    }

    private static List<StoredEvent> failures(int from, int to) {
        List<StoredEvent> events = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            events.add(new StoredEvent("event-%02d".formatted(number), time(number), Archive.EVENTS.index(NOW),
                    Map.of("@timestamp", time(number).toString(), "event.action", "auth.login", "event.dataset", "auth",
                            "event.outcome", "failure", "user.hash", "anna", "client.ip", "203.0.113." + number % 3)));
        }
        return events;
    }

    private static StoredEvent access(int number, String query) {
        return new StoredEvent("access-" + number, time(number), Archive.SPANS.index(NOW),
                Map.of("@timestamp", time(number).toString(), "event.dataset", "access", "url.path", "/", "url.query",
                        query, "http.response.status_code", number == 1 ? 200L : 404L, "client.ip", "203.0.113.9"));
    }

    private static Instant time(int number) {
        return NOW.minusSeconds(600).plusSeconds(10L * number);
    }

    private static void store(Archive archive, List<StoredEvent> events) throws IOException {
        for (StoredEvent event : events) {
            client.index(request -> request.index(archive.index(NOW))
                    .id(event.id())
                    .refresh(Refresh.True)
                    .document(DottedFields.nest(event.fields())));
        }
    }
}
