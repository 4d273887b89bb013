package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventChain;

class DeliveryTests {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestPostgres.Database database = TestPostgres.database("emitter");
    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void deliversEventsInTheirOrderWithNumbersWithoutGaps() {
        application().run(context -> {
            record(context, 1, 50);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 50);
            assertThat(operations(receiver.accepted())).containsExactlyElementsOf(calls(1, 50));
            assertThat(receiver.all()).extracting(entry -> TestReceiver.number(entry, "event.sequence"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 51).mapToObj(Long::valueOf).toList());
            assertThat(receiver.services()).containsOnly("portal");
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting(context)).isZero());
        });
    }

    @Test
    void sendsTogetherWhatIsRecordedShortlyOneAfterTheOther() {
        application().withPropertyValues("meinkonto.telemetry.gather=3s").run(context -> {
            // The heartbeat at the start does not wait for anything.
            await().atMost(SOON).until(() -> receiver.all().size() == 1);
            record(context, 1, 10);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 10);
            assertThat(receiver.requests()).isEqualTo(2);
        });
    }

    @Test
    void chainsEveryEventToItsPredecessor() {
        application().run(context -> {
            record(context, 1, 20);
            events(context).record(TestEvents.signedIn());
            await().atMost(SOON).until(() -> receiver.accepted().size() == 21);
            assertChain(receiver.all());
        });
    }

    @Test
    void continuesNumbersAndChainAfterARestart() {
        application().run(context -> {
            record(context, 1, 3);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 3);
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting(context)).isZero());
        });
        application().run(context -> {
            record(context, 4, 6);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 6);
            assertChain(receiver.all());
        });
    }

    @Test
    void keepsEventsWhileTheReceiverIsDownAndDeliversThemInOrderLater() {
        int port = receiver.port();
        receiver.close();
        application().run(context -> {
            record(context, 1, 30);
            assertThat(waiting(context)).isGreaterThanOrEqualTo(30);
            try (TestReceiver back = new TestReceiver(port)) {
                await().atMost(SOON).until(() -> back.accepted().size() == 30);
                assertThat(operations(back.accepted())).containsExactlyElementsOf(calls(1, 30));
            }
        });
    }

    @Test
    void keepsEventsAcrossARestartWhileTheReceiverIsDown() {
        int port = receiver.port();
        receiver.close();
        application().run(context -> record(context, 1, 10));
        try (TestReceiver back = new TestReceiver(port)) {
            application().run(context -> await().atMost(SOON).until(() -> back.accepted().size() == 10));
            assertThat(operations(back.accepted())).containsExactlyElementsOf(calls(1, 10));
        }
    }

    @Test
    void repeatsABatchThatIsAnsweredWith503UntilItIsTaken() {
        receiver.behave(records -> receiver.requests() < 4
                ? TestReceiver.Answer.unavailable()
                : TestReceiver.Answer.accepted());
        application().run(context -> {
            record(context, 1, 5);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 5);
            assertThat(receiver.requests()).isGreaterThanOrEqualTo(4);
            assertThat(operations(receiver.accepted())).containsExactlyElementsOf(calls(1, 5));
            assertThat(deadLetters(context)).isZero();
        });
    }

    @Test
    void showsItsTokenAndKeepsEventsWhileTheReceiverDoesNotKnowIt() {
        receiver.require("Bearer the-right-token");
        application().withPropertyValues("meinkonto.telemetry.headers=Authorization=Bearer%20an-old-token")
                .run(context -> {
                    record(context, 1, 3);
                    await().atMost(SOON).until(() -> receiver.requests() >= 2);
                    assertThat(deadLetters(context)).isZero();
                });
        application().withPropertyValues("meinkonto.telemetry.headers=Authorization=Bearer%20the-right-token")
                .run(context -> await().atMost(SOON).until(() -> receiver.accepted().size() == 3));
        assertThat(operations(receiver.accepted())).containsExactlyElementsOf(calls(1, 3));
    }

    @Test
    void doesNotTakeAForeignServersWordForADelivery() {
        receiver.behave(records -> receiver.requests() < 3
                ? new TestReceiver.Answer(receiver.requests() == 1 ? 200 : 400, "text/html", "hello".getBytes())
                : TestReceiver.Answer.accepted());
        application().run(context -> {
            record(context, 1, 5);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 5);
            assertThat(deadLetters(context)).isZero();
        });
    }

    @Test
    void repeatsWithTheSameIdNumberAndHashWhenTheProcessDiesBetweenExportAndDelete() {
        // The receiver keeps the events, but its answer never arrives: to the sender that is the same as dying before the delete.
        Map<String, Set<String>> hashesById = new HashMap<>();
        receiver.behave(records -> {
            records.forEach(entry -> hashesById.computeIfAbsent(TestReceiver.text(entry, "event.id"),
                    id -> new HashSet<>()).add(TestReceiver.text(entry, "meinkonto.chain.hash")));
            return TestReceiver.Answer.unavailable();
        });
        application().run(context -> {
            record(context, 1, 4);
            await().atMost(SOON).until(() -> hashesById.size() >= 5);
        });
        receiver.behave(records -> TestReceiver.Answer.accepted());
        application().run(context -> await().atMost(SOON).until(() -> receiver.accepted().size() == 4));

        receiver.accepted().forEach(entry -> assertThat(hashesById.get(TestReceiver.text(entry, "event.id")))
                .containsExactly(TestReceiver.text(entry, "meinkonto.chain.hash")));
    }

    @Test
    void putsOnlyTheRefusedEventAsideWithItsReason() {
        receiver.behave(records -> operations(records).contains("call-7")
                ? TestReceiver.Answer.rejected(1, "call-7 is not to our taste")
                : TestReceiver.Answer.accepted());
        application().run(context -> {
            record(context, 1, 12);
            await().atMost(SOON).until(() -> receiver.accepted().size() >= 11);
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting(context)).isZero());
            assertThat(new HashSet<>(operations(receiver.accepted()))).hasSize(11).doesNotContain("call-7");
            assertThat(jdbc(context).sql("select reason from security_event.dead_letter").query(String.class).list())
                    .singleElement()
                    .asString()
                    .contains("call-7 is not to our taste");
        });
    }

    @Test
    void onlyOneOfTwoProcessesDelivers() {
        application().run(first -> application().run(second -> {
            for (int i = 1; i <= 40; i++) {
                events(i % 2 == 0 ? first : second).record(TestEvents.call(i));
            }
            await().atMost(SOON).until(() -> receiver.accepted().size() >= 40);
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting(first)).isZero());
            assertThat(operations(receiver.accepted())).doesNotHaveDuplicates().hasSize(40);
            assertThat(receiver.all().stream().filter(entry -> entry.getEventName().equals("telemetry.heartbeat")))
                    .as("heartbeats come from the one that delivers").hasSize(1);
            assertChain(receiver.all());
        }));
    }

    @Test
    void goesOnWhenItsConnectionIsCut() {
        application().run(context -> {
            record(context, 1, 3);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 3);
            jdbc(context).sql("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """).query().listOfRows();
            await().atMost(SOON).ignoreExceptions().until(() -> {
                record(context, 4, 4);
                return true;
            });
            await().atMost(SOON).until(() -> receiver.accepted().size() == 4);
            assertThat(operations(receiver.accepted())).containsExactlyElementsOf(calls(1, 4));
        });
    }

    @Test
    void isWokenByTheCommitAndNotByTheClock() {
        application().withPropertyValues("meinkonto.telemetry.poll=1h").run(context -> {
            await().atMost(SOON).until(() -> receiver.all().size() == 1);
            record(context, 1, 1);
            await().atMost(SOON).until(() -> receiver.accepted().size() == 1);
        });
    }

    private ApplicationContextRunner application() {
        return TestApplications.on(database, receiver.address());
    }

    private static SecurityEvents events(ApplicationContext context) {
        return context.getBean(SecurityEvents.class);
    }

    private static void record(ApplicationContext context, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> events(context).record(TestEvents.call(number)));
    }

    private static JdbcClient jdbc(ApplicationContext context) {
        return context.getBean(JdbcClient.class);
    }

    private static long waiting(ApplicationContext context) {
        return jdbc(context).sql("select count(*) from security_event.outbox").query(Long.class).single();
    }

    private static long deadLetters(ApplicationContext context) {
        return jdbc(context).sql("select count(*) from security_event.dead_letter").query(Long.class).single();
    }

    private static List<String> calls(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> "call-" + number).toList();
    }

    private static List<String> operations(List<LogRecord> records) {
        return records.stream()
                .filter(entry -> TestReceiver.has(entry, "meinkonto.service.operation"))
                .map(entry -> TestReceiver.text(entry, "meinkonto.service.operation"))
                .toList();
    }

    private static void assertChain(List<LogRecord> records) {
        String previous = EventChain.START;
        long sequence = 0;
        for (LogRecord entry : records) {
            assertThat(TestReceiver.number(entry, "event.sequence")).isEqualTo(++sequence);
            assertThat(TestReceiver.text(entry, "meinkonto.chain.previous")).isEqualTo(previous);
            Map<String, Object> attributes = new HashMap<>();
            entry.getAttributesList()
                    .forEach(attribute -> attributes.put(attribute.getKey(), plain(attribute.getValue())));
            String hash = EventChain.hash(previous, "portal", entry.getTimeUnixNano(), entry.getEventName(), "", "",
                    attributes);
            assertThat(TestReceiver.text(entry, "meinkonto.chain.hash")).isEqualTo(hash);
            previous = hash;
        }
    }

    private static Object plain(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> value.getIntValue();
            case BOOL_VALUE -> value.getBoolValue();
            case ARRAY_VALUE -> value.getArrayValue().getValuesList().stream().map(AnyValue::getStringValue).toList();
            default -> throw new AssertionError(value.toString());
        };
    }
}
