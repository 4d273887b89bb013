package ch.meinkonto.soc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestProxy;

/** What the engine says about itself, once when it begins and once when it is over. */
class PipelineWatchTests {
    private final MovedClock clock = new MovedClock();
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final List<String> told = new ArrayList<>();
    private final PipelineWatch watch = new PipelineWatch(
            new WatchSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofHours(1), List.of("portal")),
            answers::get, incident -> told.add(incident.subject() + (incident.over() ? " over" : "")), clock);

    @Test
    void saysOnceThatElasticsearchIsAwayAndOnceThatItIsBack() {
        answers.set(false);
        for (int look = 0; look < 20; look++) {
            watch.look();
            clock.move(Duration.ofSeconds(5));
        }
        assertThat(told).containsExactly("elasticsearch-away");
        answers.set(true);
        watch.look();
        watch.look();
        assertThat(told).containsExactly("elasticsearch-away", "elasticsearch-away over");
    }

    @Test
    void doesNotSpeakOfAShortAbsence() {
        answers.set(false);
        watch.look();
        clock.move(Duration.ofSeconds(29));
        watch.look();
        answers.set(true);
        watch.look();
        assertThat(told).isEmpty();
    }

    @Test
    void saysThatASourceIsSilentAlsoIfItWasNeverHeardOf() {
        hear("auth-server");
        pass(Duration.ofMinutes(59));
        assertThat(told).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(told).containsExactlyInAnyOrder("source-silent-portal", "source-silent-auth-server");
        hear("portal");
        watch.look();
        assertThat(told).hasSize(3).endsWith("source-silent-portal over");
    }

    @Test
    void callsNoSourceSilentWhileElasticsearchIsAway() {
        answers.set(false);
        watch.look();
        clock.move(Duration.ofHours(2));
        watch.look();
        answers.set(true);
        watch.look();
        pass(Duration.ofMinutes(59));
        assertThat(told).containsExactly("elasticsearch-away", "elasticsearch-away over");
    }

    @Test
    void callsNoSourceSilentBecauseItWasAsleepItself() {
        hear("portal");
        watch.look();
        clock.move(Duration.ofHours(8));
        watch.look();
        pass(Duration.ofMinutes(59));
        assertThat(told).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(told).containsExactly("source-silent-portal");
    }

    @Test
    void expectsNothingOfASourceThatSaidGoodbyeUntilItIsBack() {
        hear("portal");
        pass(Duration.ofMinutes(1));
        watch.accept(List.of(event(Map.of("service.name", "portal", "event.action", "telemetry.stop",
                "event.sequence", 7L))));
        hear("portal");
        pass(Duration.ofHours(2));
        assertThat(told).isEmpty();
        watch.accept(List.of(event(Map.of("service.name", "portal", "event.action", "telemetry.heartbeat",
                "event.sequence", 8L))));
        pass(Duration.ofHours(1));
        assertThat(told).containsExactly("source-silent-portal");
    }

    @Test
    void theEngineTellsThatItsNodeIsAwayThroughAChannelThatNeedsNone() {
        try (TestWebhook receiver = new TestWebhook();
                TestProxy line = new TestProxy(TestElasticsearch.node().url());
                ConfigurableApplicationContext engine = TestEngines.start(line.url(), TestEngines.freePort(),
                        "meinkonto.notify.webhook.url=" + receiver.url(),
                        "meinkonto.notify.webhook.secret=" + TestWebhook.SECRET, "meinkonto.notify.every=100ms",
                        "meinkonto.watch.every=100ms", "meinkonto.watch.patience=0s")) {
            assertThat(engine.isRunning()).isTrue();
            line.cut();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(incidents(receiver))
                    .containsExactly("elasticsearch-away false"));
            line.mend();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(incidents(receiver))
                    .containsExactly("elasticsearch-away false", "elasticsearch-away true"));
        }
    }

    private static List<String> incidents(TestWebhook receiver) {
        return receiver.received()
                .stream()
                .map(TestWebhook.Received::json)
                .filter(message -> message.path("type").asString().equals("incident"))
                .map(message -> message.path("subject").asString() + " " + message.path("over").asBoolean())
                .toList();
    }

    private void hear(String source) {
        watch.accept(List.of(event(Map.of("service.name", source))));
    }

    private StoredEvent event(Map<String, Object> fields) {
        return new StoredEvent("event", clock.instant(), "meinkonto-events", fields);
    }

    private void pass(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plusSeconds(5)) {
            clock.move(Duration.ofSeconds(5));
            watch.look();
        }
    }
}
