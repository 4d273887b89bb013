package ch.meinkonto.soc.bench.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventIds;
import ch.meinkonto.soc.contract.SessionEvent;

/** What an unwilling receiver sees of a relay. */
class RelayTests {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.createContext("/v1/logs", this::answer);
        receiver.start();
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(
                        exchange.getRequestBody().readAllBytes()))) {
            received.add(body.readAllBytes());
            int status = answers.isEmpty() ? 200 : answers.removeFirst();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Test
    void sendsTheSameAgainUntilItIsAcknowledged() throws Exception {
        answers.addAll(List.of(503, 503));
        Relay<Happening> relay = relay(700);
        relay.start();
        assertThat(relay.join(PATIENCE)).isTrue();
        assertThat(relay.repeats()).isEqualTo(2);
        assertThat(received).hasSize(4);
        assertThat(received.get(1)).isEqualTo(received.get(0)).isEqualTo(received.get(2));
        assertThat(sequences(received.get(2))).hasSize(500).startsWith(1L).endsWith(500L);
        assertThat(sequences(received.get(3))).hasSize(200).startsWith(501L).endsWith(700L);
    }

    @Test
    void failsWhereSomethingIsRefusedForGood() throws Exception {
        answers.add(400);
        Relay<Happening> relay = relay(3);
        relay.start();
        assertThatThrownBy(() -> relay.join(PATIENCE)).hasMessage("the engine refuses telemetry: HTTP 400");
    }

    @Test
    void doesNotPassOverWhatIsNotAcknowledgedAndStopsWhenTogetherWithOthersItIsClosed() throws Exception {
        answers.addAll(Collections.nCopies(10_000, 503));
        Relay<Happening> relay = relay(3);
        try (Relays relays = new Relays(List.of(relay))) {
            relays.start();
            assertThatThrownBy(() -> relays.join(Duration.ofMillis(300), "the three")).isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Not all of the three was acknowledged");
        }

        long closed = System.nanoTime();
        assertThat(relay.join(PATIENCE)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(PATIENCE);
    }

    private Relay<Happening> relay(int count) {
        EventIds ids = new EventIds(new SplittableRandom(1));
        List<Happening> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Instant time = START.plusSeconds(number);
            events.add(new Happening(ids.at(time), time, "portal",
                    new SessionEvent(EventAction.SESSION_START, "s", "u", null),
                    Caller.anonymous("192.0.2.1", "test")));
        }
        OtlpLine line = new OtlpLine(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort()), "token");
        return Relay.events(line, new Chain("portal"), "portal", events, Pace.lockstep(Duration.ofDays(1)));
    }

    private static List<Long> sequences(byte[] request) throws IOException {
        return ExportLogsServiceRequest.parseFrom(request)
                .getResourceLogs(0)
                .getScopeLogs(0)
                .getLogRecordsList()
                .stream()
                .map(RelayTests::sequence)
                .toList();
    }

    private static long sequence(LogRecord entry) {
        return entry.getAttributesList()
                .stream()
                .filter(attribute -> attribute.getKey().equals("event.sequence"))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getIntValue();
    }
}
