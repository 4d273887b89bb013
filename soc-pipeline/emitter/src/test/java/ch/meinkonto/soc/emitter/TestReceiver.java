package ch.meinkonto.soc.emitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.jspecify.annotations.Nullable;

/** A real OTLP/HTTP receiver that answers as a test says and remembers what it took. */
final class TestReceiver implements AutoCloseable {
    /** Decides the answer to one request. */
    interface Behaviour {
        Answer to(List<LogRecord> records);
    }

    /** Status, content type and body of an answer. */
    record Answer(int status, String contentType, byte[] body) {
        static Answer accepted() {
            return new Answer(200, "application/x-protobuf",
                    ExportLogsServiceResponse.getDefaultInstance().toByteArray());
        }

        static Answer rejected(int count, String message) {
            ExportLogsServiceResponse.Builder answer = ExportLogsServiceResponse.newBuilder();
            answer.getPartialSuccessBuilder().setRejectedLogRecords(count).setErrorMessage(message);
            return new Answer(200, "application/x-protobuf", answer.build().toByteArray());
        }

        static Answer unavailable() {
            return new Answer(503, "application/x-protobuf", new byte[0]);
        }
    }

    private final HttpServer server;
    private final List<LogRecord> accepted = new CopyOnWriteArrayList<>();
    private final List<String> services = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = records -> Answer.accepted();
    private volatile int requests;
    private volatile @Nullable String requiredAuthorization;

    TestReceiver() {
        this(0);
    }

    TestReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/logs", this::receive);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    /** From now on it refuses whoever does not show this. */
    void require(String authorization) {
        requiredAuthorization = authorization;
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    /** What it acknowledged, in order, without what the application says about itself. */
    List<LogRecord> accepted() {
        return accepted.stream().filter(entry -> !entry.getEventName().startsWith("telemetry.")).toList();
    }

    /** Everything it acknowledged, heartbeats and goodbyes too. */
    List<LogRecord> all() {
        return List.copyOf(accepted);
    }

    List<String> services() {
        return List.copyOf(services);
    }

    int requests() {
        return requests;
    }

    static String text(LogRecord entry, String name) {
        return value(entry, name).getStringValue();
    }

    static long number(LogRecord entry, String name) {
        return value(entry, name).getIntValue();
    }

    static AnyValue value(LogRecord entry, String name) {
        return entry.getAttributesList()
                .stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing in " + entry));
    }

    static boolean has(LogRecord entry, String name) {
        return entry.getAttributesList().stream().anyMatch(attribute -> attribute.getKey().equals(name));
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        requests++;
        if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            throw new AssertionError("not compressed");
        }
        ExportLogsServiceRequest request = ExportLogsServiceRequest
                .parseFrom(new GZIPInputStream(exchange.getRequestBody()));
        List<LogRecord> records = new ArrayList<>();
        request.getResourceLogsList().forEach(resource -> {
            resource.getResource().getAttributesList()
                    .forEach(attribute -> services.add(attribute.getValue().getStringValue()));
            resource.getScopeLogsList().forEach(scope -> records.addAll(scope.getLogRecordsList()));
        });
        String required = requiredAuthorization;
        boolean known = required == null || required.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = known ? behaviour.to(records) : new Answer(401, "application/x-protobuf", new byte[0]);
        if (answer.status() == 200 && answer.body().length == 0) {
            accepted.addAll(records);
        }
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
