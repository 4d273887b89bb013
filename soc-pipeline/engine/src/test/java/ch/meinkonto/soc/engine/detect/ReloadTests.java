package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.RiskIndex;
import ch.meinkonto.soc.engine.alert.StoredAlert;

/** Rules change while events come: whole or not at all, and no alert is lost or doubled by it. */
class ReloadTests {
    private static final Instant START = Instant.parse("2031-05-05T12:00:00Z");
    private static final String RULE = """
            title: Failure
            id: 00000000-0000-4000-8000-000000000021
            name: failure
            logsource: {product: meinkonto, service: auth}
            detection:
                selection: {event.action: auth.login, event.outcome: failure}
                condition: selection
            ---
            title: Many failures
            id: 00000000-0000-4000-8000-000000000022
            date: %s
            correlation:
                {type: event_count, rules: [failure], group-by: [user.hash], timespan: 10m, condition: {gte: %d}}
            """;
    private static final String EXCEPTION = """
            title: Load test
            logsource: {product: meinkonto, service: auth}
            filter:
                rules: [failure]
                selection: {client.ip: 203.0.113.7}
                condition: selection
            expires: 2031-05-05
            """;

    @TempDir
    private Path folder;
    private final TestClock clock = new TestClock(START);
    private final RecordingAuditTrail audit = new RecordingAuditTrail();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private ElasticsearchClient client;
    private Detector detector;
    private RuleReload reload;

    @BeforeEach
    void begin() throws IOException {
        TestIndices.clear();
        client = TestIndices.client();
        client.indices()
                .create(request -> request.index(Archive.EVENTS.index(START))
                        .aliases(Archive.EVENTS.alias(), alias -> alias)
                        .mappings(mapping -> mapping.properties("@timestamp", field -> field.date(date -> date))
                                .properties("event", field -> field.object(object -> object
                                        .properties("ingested", ingested -> ingested.date(date -> date))))));
        write("detections/many-failures/rule.yml", RULE.formatted("2031-01-01", 5));
        DetectSettings settings = new DetectSettings("classpath*:none-of-these", folder.toString(),
                Duration.ofMinutes(5), 1_000, 1_000, Duration.ofHours(24), Duration.ofSeconds(30));
        DetectionSource source = new DetectionSource(settings.location(), settings.folder());
        DetectionSource.Content content = source.read();
        RulesInForce rules = new RulesInForce(content.on(RuleReload.today(clock)));
        AlertIndex index = new AlertIndex(client);
        detector = new Detector(rules, settings, new Memory(settings, new StoredHistory(client), index, clock),
                new SnapshotIndex(client, "meinkonto-reload-state"), index, new RiskIndex(client, index, clock),
                new DetectionMeters(registry),
                new Evictions(registry, clock), clock);
        reload = new RuleReload(source, detector, new RuleCatalogue(client, clock), audit, registry, clock,
                RuleReload.stamp(content, RuleReload.today(clock)));
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @Test
    void aChangedRuleCountsWhatCameBeforeIt() throws IOException {
        fail(1, 3);
        write("detections/many-failures/rule.yml", RULE.formatted("2031-02-02", 4));
        look();
        fail(4, 4);
        assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.eventCount()).isEqualTo(4));
        assertThat(audit.records()).extracting(AuditRecord::action).containsExactly("rules.load");
    }

    @Test
    void anotherRuleBesideItNeitherLosesNorDoublesAnAlert() throws IOException {
        fail(1, 6);
        Alert before = alerts().getFirst();
        write("detections/other/rule.yml", RULE.formatted("2031-01-01", 2)
                .replace("000000000021", "000000000031").replace("000000000022", "000000000032")
                .replace("failure", "other").replace("auth.login", "auth.other"));
        look();
        fail(7, 8);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(before.id());
            assertThat(alert.eventCount()).isEqualTo(8);
        });
    }

    @Test
    void theOldRulesStayWhereANewOneIsRefused() throws IOException {
        write("detections/many-failures/rule.yml", RULE.formatted("2031-02-02", 2));
        write("detections/broken/rule.yml", "title: Broken\nlogsource: {}\n");
        look();
        look();
        fail(1, 4);
        assertThat(alerts()).as("two would have been enough for the new rule").isEmpty();
        fail(5, 5);
        assertThat(alerts()).hasSize(1);
        assertThat(audit.records()).extracting(AuditRecord::action).containsExactly("rules.refuse");
        assertThat(registry.get("meinkonto.detect.reloads").tag("result", "refused").counter().count()).isEqualTo(1);
    }

    @Test
    void isRecordedOnceInForceAsSoonAsItCanBe() throws IOException {
        audit.beUnavailable();
        write("detections/many-failures/rule.yml", RULE.formatted("2031-02-02", 2));
        reload.look();
        assertThatThrownBy(reload::look).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(reload::look).isInstanceOf(AuditUnavailable.class);
        fail(1, 2);
        assertThat(alerts()).hasSize(1);
        audit.beAvailable();
        look();
        assertThat(audit.records()).extracting(AuditRecord::action).containsExactly("rules.load");
        assertThat(registry.get("meinkonto.detect.reloads").tag("result", "done").counter().count()).isEqualTo(1);
    }

    @Test
    void nothingElseChangesUntilTheLastChangeIsRecorded() throws IOException {
        audit.beUnavailable();
        write("detections/many-failures/rule.yml", RULE.formatted("2031-02-02", 6));
        reload.look();
        assertThatThrownBy(reload::look).isInstanceOf(AuditUnavailable.class);
        write("detections/many-failures/rule.yml", RULE.formatted("2031-02-03", 2));
        assertThatThrownBy(reload::look).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(reload::look).isInstanceOf(AuditUnavailable.class);
        fail(1, 4);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void filesThatAreStillBeingWrittenAreLeftAlone() throws IOException {
        write("detections/many-failures/rule.yml", RULE.formatted("2031-02-02", 2));
        reload.look();
        assertThat(audit.records()).isEmpty();
        reload.look();
        assertThat(audit.records()).hasSize(1);
    }

    @Test
    void anExceptionKeepsARuleQuietUntilItsDayIsOver() throws IOException {
        write("exceptions/load-test.yml", EXCEPTION);
        look();
        fail(1, 6);
        assertThat(alerts()).isEmpty();
        clock.set(Instant.parse("2031-05-06T00:00:01Z"));
        look();
        fail(7, 12);
        assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.eventCount()).isEqualTo(6));
        assertThat(audit.records().getLast().details()).containsEntry("expired", "1");
    }

    private void look() {
        reload.look();
        reload.look();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Failures for one account, ten seconds apart from now on, stored and evaluated. */
    private void fail(int from, int to) throws IOException {
        for (int number : IntStream.rangeClosed(from, to).toArray()) {
            clock.pass(Duration.ofSeconds(10));
            Map<String, Object> fields = new HashMap<>(Map.of("event.action", "auth.login", "event.dataset", "auth",
                    "event.outcome", "failure", "user.hash", "anna", "client.ip", "203.0.113.7"));
            fields.put("@timestamp", clock.instant().toString());
            fields.put("event.ingested", clock.instant().toString());
            StoredEvent event = new StoredEvent("failure-" + number, clock.instant(), Archive.EVENTS.index(START),
                    fields);
            client.index(request -> request.index(event.index())
                    .id(event.id())
                    .document(DottedFields.nest(event.fields())));
            detector.accept(List.of(event));
        }
    }

    private List<Alert> alerts() {
        return new AlertIndex(client).changedSince(null, null, null).stream().map(StoredAlert::alert).toList();
    }
}
