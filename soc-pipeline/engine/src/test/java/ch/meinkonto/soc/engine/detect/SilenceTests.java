package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.RiskIndex;

/** Only a source that said nothing about a time is called silent, whoever else was away, with the delivered rule. */
class SilenceTests {
    private static final Instant START = Instant.parse("2031-05-05T12:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS_PER_BEAT = 3;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Detections DETECTIONS = Detections.of(DetectionFolders.below("classpath*:detections")
            .stream()
            .filter(folder -> folder.name().equals("telemetry-silence"))
            .toList(), List.of(), null);
    private static final DetectSettings SETTINGS = new DetectSettings("classpath*:detections", "",
            Duration.ofMinutes(5), 1_000, 1_000, Duration.ofHours(24), Duration.ofSeconds(30));
    private static final String STATE = "meinkonto-silence-state";
    private static ElasticsearchClient client;

    private final TestClock clock = new TestClock(START);
    private final Application portal = new Application("portal");
    private final Application authServer = new Application("auth-server");
    private final List<Application> applications = List.of(portal, authServer);
    private boolean engineRuns = true;
    private boolean stores = true;
    private Detector detector = detector();
    private long steps;

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
        pass(TEN_MINUTES);
    }

    @Test
    void callsNobodySilentWhereNothingCouldBeStored() {
        stores = false;
        pass(TEN_MINUTES);
        stores = true;
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsNobodySilentWhereTheEngineWasAway() {
        keepSnapshot();
        engineRuns = false;
        pass(TEN_MINUTES);
        restart();
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsNobodySilentWhereTheEngineWasAwayAndHasNoSnapshot() {
        engineRuns = false;
        pass(TEN_MINUTES);
        restart();
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsNobodySilentWhereTheEngineWasAsleep() {
        engineRuns = false;
        pass(TEN_MINUTES);
        engineRuns = true;
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsNobodySilentWhoDeliversItsBacklogAfterTheOthers() {
        keepSnapshot();
        engineRuns = false;
        pass(TEN_MINUTES);
        authServer.reaches = false;
        restart();
        pass(Duration.ofSeconds(90));
        authServer.reaches = true;
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsASourceSilentThatDied() {
        portal.lives = false;
        pass(Duration.ofMinutes(6));
        assertThat(silent()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(silent()).containsExactly("portal");
    }

    @Test
    void callsASourceSilentThatDiedWhileTheEngineWasAway() {
        keepSnapshot();
        engineRuns = false;
        pass(Duration.ofMinutes(1));
        portal.lives = false;
        pass(TEN_MINUTES);
        restart();
        pass(Duration.ofMinutes(5));
        assertThat(silent()).containsExactly("portal");
    }

    @Test
    void callsEverySourceSilentWhereAllDied() {
        applications.forEach(each -> each.lives = false);
        pass(Duration.ofMinutes(10));
        assertThat(silent()).containsExactlyInAnyOrder("portal", "auth-server");
    }

    @Test
    void callsASourceSilentThatDiedForAWhile() {
        portal.lives = false;
        pass(TEN_MINUTES);
        portal.lives = true;
        pass(Duration.ofMinutes(20));
        assertThat(silent()).containsExactly("portal");
    }

    @Test
    void callsNobodySilentWhoWasStoppedInOrderAndStartedAgain() {
        portal.stop();
        pass(Duration.ofMinutes(20));
        portal.lives = true;
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsNobodySilentAfterANightInWhichAllWasStopped() {
        keepSnapshot();
        engineRuns = false;
        applications.forEach(Application::stop);
        clock.pass(Duration.ofHours(11));
        applications.forEach(each -> each.lives = true);
        restart();
        pass(Duration.ofMinutes(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void callsASourceSilentThatDiesAfterAStopInOrder() {
        portal.stop();
        pass(Duration.ofMinutes(5));
        portal.lives = true;
        pass(Duration.ofMinutes(5));
        portal.lives = false;
        pass(Duration.ofMinutes(8));
        assertThat(silent()).containsExactly("portal");
    }

    /** An application with its outbox: it beats while it lives and keeps everything until the engine has it. */
    private final class Application {
        private final String name;
        private final List<StoredEvent> outbox = new ArrayList<>();
        private boolean lives = true;
        private boolean reaches = true;
        private long sequence;

        private Application(String name) {
            this.name = name;
        }

        private void stop() {
            tell("telemetry.stop");
            lives = false;
        }

        private void tell(String action) {
            sequence++;
            Instant time = clock.instant();
            outbox.add(new StoredEvent(name + sequence, time, Archive.EVENTS.index(START),
                    Map.of("@timestamp", time.toString(), "event.action", action, "event.dataset", "telemetry",
                            "meinkonto.telemetry.source", name, "service.name", name, "event.sequence", sequence)));
        }

        private void deliver() {
            if (reaches && !outbox.isEmpty()) {
                List<StoredEvent> batch = List.copyOf(outbox);
                batch.forEach(each -> store(each));
                detector.accept(batch);
                outbox.clear();
            }
        }
    }

    private void pass(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(STEP)) {
            clock.pass(STEP);
            if (steps++ % STEPS_PER_BEAT == 0) {
                applications.stream().filter(each -> each.lives).forEach(each -> each.tell("telemetry.heartbeat"));
            }
            if (engineRuns && stores) {
                applications.forEach(Application::deliver);
            }
            if (engineRuns) {
                detector.tick(stores);
            }
        }
    }

    private void keepSnapshot() {
        new SnapshotIndex(client, STATE).write(detector.snapshot().orElseThrow());
    }

    private void restart() {
        detector = detector();
        detector.prepare();
        engineRuns = true;
    }

    private Detector detector() {
        AlertIndex index = new AlertIndex(client);
        Memory memory = new Memory(SETTINGS, new StoredHistory(client), index, clock);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        return new Detector(new RulesInForce(DETECTIONS), SETTINGS, memory, new SnapshotIndex(client, STATE), index,
                new RiskIndex(client, index, clock), new DetectionMeters(registry), new Evictions(registry, clock),
                clock);
    }

    private void store(StoredEvent event) {
        Map<String, Object> fields = new HashMap<>(event.fields());
        fields.put("event.ingested", clock.instant().toString());
        try {
            client.index(request -> request.index(event.index()).id(event.id()).document(DottedFields.nest(fields)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> silent() {
        return new AlertIndex(client).changedSince(null, null, null)
                .stream()
                .map(each -> each.alert().group().get("meinkonto.telemetry.source"))
                .toList();
    }
}
