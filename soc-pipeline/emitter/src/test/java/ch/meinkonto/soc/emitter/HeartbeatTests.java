package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import ch.meinkonto.ops.stores.TestPostgres;

/** What an application says about itself: that it lives, also late, and that it stops. */
class HeartbeatTests {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HEARTBEAT = "telemetry.heartbeat";
    private static final String STOP = "telemetry.stop";

    private final TestPostgres.Database database = TestPostgres.database("emitter");
    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void saysRegularlyThatTheApplicationLives() {
        application("50ms").run(context -> {
            await().atMost(SOON).until(() -> receiver.all().size() >= 3);
            assertThat(receiver.all()).allSatisfy(entry -> {
                assertThat(entry.getEventName()).isEqualTo(HEARTBEAT);
                assertThat(TestReceiver.text(entry, "meinkonto.telemetry.source")).isEqualTo("portal");
            });
        });
    }

    @Test
    void deliversTheHeartbeatsOfAnOutageLateWithTheirOwnTimes() {
        receiver.behave(records -> TestReceiver.Answer.unavailable());
        application("200ms").run(context -> {
            await().atMost(SOON).until(() -> waiting(context) >= 10);
            receiver.behave(records -> TestReceiver.Answer.accepted());
            await().atMost(SOON).until(() -> receiver.all().size() >= 10);
            List<Long> times = receiver.all().stream().map(LogRecord::getTimeUnixNano).toList();
            for (int number = 1; number < 10; number++) {
                assertThat(Duration.ofNanos(times.get(number) - times.get(number - 1)))
                        .as("between two heartbeats").isBetween(Duration.ofMillis(150), SOON);
            }
        });
    }

    @Test
    void keepsNoMoreHeartbeatsThanItMay() {
        receiver.behave(records -> TestReceiver.Answer.unavailable());
        application("10ms").withPropertyValues("meinkonto.telemetry.most-heartbeats=7").run(context -> {
            await().atMost(SOON).until(() -> waiting(context) >= 7);
            int requests = receiver.requests();
            await().atMost(SOON).until(() -> receiver.requests() > requests + 5);
            assertThat(waiting(context)).isLessThanOrEqualTo(7);
        });
    }

    @Test
    void saysAtLastThatItStops() {
        application("1h").run(context -> await().atMost(SOON).until(() -> receiver.all().size() == 1));
        assertThat(receiver.all()).extracting(LogRecord::getEventName).containsExactly(HEARTBEAT, STOP);
        assertThat(TestReceiver.text(receiver.all().getLast(), "meinkonto.telemetry.source")).isEqualTo("portal");
        application("1h").run(context -> await().atMost(SOON).until(() -> receiver.all().size() == 3));
        assertThat(receiver.all()).extracting(LogRecord::getEventName)
                .containsExactly(HEARTBEAT, STOP, HEARTBEAT, STOP);
    }

    @Test
    void deliversWhatWasRecordedLastBeforeItStops() {
        application("1h").withPropertyValues("meinkonto.telemetry.poll=1h").run(context -> {
            await().atMost(SOON).until(() -> receiver.all().size() == 1);
            context.getBean(SecurityEvents.class).record(TestEvents.call(1));
        });
        assertThat(receiver.accepted()).hasSize(1);
        assertThat(receiver.all().getLast().getEventName()).isEqualTo(STOP);
    }

    @Test
    void saysThatItStoppedLaterWhereTheReceiverIsAway() {
        receiver.behave(records -> TestReceiver.Answer.unavailable());
        application("1h").run(context -> await().atMost(SOON).until(() -> receiver.requests() > 0));
        receiver.behave(records -> TestReceiver.Answer.accepted());
        application("1h").run(context -> await().atMost(SOON).until(() -> receiver.all().size() == 3));
        assertThat(receiver.all()).extracting(LogRecord::getEventName)
                .startsWith(HEARTBEAT, STOP, HEARTBEAT);
    }

    @Test
    void saysNothingWhileAnotherProcessSpeaksForTheApplication() {
        application("1h").run(first -> {
            await().atMost(SOON).until(() -> receiver.all().size() == 1);
            application("1h").run(second -> assertThat(second).hasNotFailed());
            first.getBean(SecurityEvents.class).record(TestEvents.call(1));
            await().atMost(SOON).until(() -> receiver.accepted().size() == 1);
            assertThat(receiver.all()).extracting(LogRecord::getEventName).doesNotContain(STOP);
        });
    }

    private ApplicationContextRunner application(String heartbeat) {
        return TestApplications.on(database, receiver.address())
                .withPropertyValues("meinkonto.telemetry.heartbeat=" + heartbeat);
    }

    private static long waiting(ApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from security_event.outbox where action = 'telemetry.heartbeat'")
                .query(Long.class)
                .single();
    }
}
