package ch.meinkonto.dashboards.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the engine's API that takes orders; it can refuse, or not answer. */
public final class TestEngine {
    private static final int ACCEPTED = 202;

    private final HttpServer server;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile int status = ACCEPTED;
    private volatile String code = "";

    /** A request as it came. */
    public record Request(String method, String path, @Nullable String token, @Nullable String key, JsonNode body) {}

    /** Starts on a free port. */
    public TestEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/responses", this::take);
        server.start();
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All that was asked since the last clearing. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** From now on it refuses everything with this status and code; 0 for no answer at all. */
    public void refuse(int with, String why) {
        status = with;
        code = why;
    }

    /** It knows of nothing and takes everything. */
    public void clear() {
        requests.clear();
        refuse(ACCEPTED, "");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"), json.readTree(body)));
        if (status == 0) {
            exchange.close();
            return;
        }
        byte[] answer = json.writeValueAsBytes(Map.of("code", code));
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
