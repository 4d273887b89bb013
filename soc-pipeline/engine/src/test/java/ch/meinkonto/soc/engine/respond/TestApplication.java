package ch.meinkonto.soc.engine.respond;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;

/**
 * An application that carries out orders as the contract says, and a token endpoint beside it; it can be made to fail in the
 * ways applications fail.
 */
public final class TestApplication implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, ResponseOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, ResponseState> states = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;

    /** How it fails. */
    public enum Fault {
        /** Not at all. */
        NONE,
        /** It breaks off before it has read what is asked. */
        AWAY,
        /** It does it and dies before it can say so. */
        DIES_BEFORE_ANSWERING,
        /** Something in it is broken. */
        ANSWERS_500,
        /** It takes longer than anybody waits. */
        SLOW,
        /** It does not do such things. */
        REFUSES,
        /** Something else listens there. */
        IS_SOMETHING_ELSE
    }

    /** One that listens on a port of its own. */
    public TestApplication(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth2/token", this::token);
        server.createContext("/api/v1/responses", this::take);
        server.start();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on it fails so. */
    public void fail(Fault how) {
        fault = how;
    }

    /** It was restored from a backup: it knows nothing of its orders any more. */
    void loseEverything() {
        orders.clear();
        states.clear();
    }

    /** How an order stands here. */
    public @Nullable String stateOf(String id) {
        ResponseState state = states.get(id);
        return state == null ? null : state.state();
    }

    /** Everything it was asked: method and id, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What it carried out, by id, each time it did. */
    public List<String> done() {
        return List.copyOf(done);
    }

    /** The bodies of requests for tokens. */
    public List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        tokenRequests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8));
        answer(exchange, 200, Map.of("access_token", "token-of-the-engine", "expires_in", 300, "token_type", "Bearer"));
    }

    private void take(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + id);
        if (!"Bearer token-of-the-engine".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("code", "no-token"));
            return;
        }
        switch (fault) {
            case AWAY -> exchange.close();
            case DIES_BEFORE_ANSWERING -> {
                handle(exchange.getRequestMethod(), id, body);
                exchange.close();
            }
            case ANSWERS_500 -> answer(exchange, 500, Map.of());
            case SLOW -> {
                try {
                    Thread.sleep(2_000);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case REFUSES -> answer(exchange, 422, Map.of("code", "account-protected", "detail", "Not this one."));
            case IS_SOMETHING_ELSE -> answer(exchange, 404, Map.of("error", "Not Found"));
            case NONE -> {
                Reply reply = handle(exchange.getRequestMethod(), id, body);
                answer(exchange, reply.status(), reply.body());
            }
        }
    }

    /** What it answers. */
    private record Reply(int status, Object body) {}

    private synchronized Reply handle(String method, String id, String body) {
        return switch (method) {
            case "PUT" -> put(id, JSON.readValue(body, ResponseOrder.class));
            case "GET" -> states.get(id) == null ? unknown() : new Reply(200, now(id));
            case "DELETE" -> delete(id);
            default -> new Reply(405, Map.of());
        };
    }

    private Reply put(String id, ResponseOrder order) {
        ResponseOrder before = orders.putIfAbsent(id, order);
        if (before != null && !before.equals(order)) {
            return new Reply(409, Map.of("code", "other-order"));
        }
        if (before == null) {
            boolean lasts = ResponseAction.of(order.action()).orElseThrow().lasts();
            done.add(id);
            states.put(id, new ResponseState(id, lasts ? ResponseState.IN_FORCE : ResponseState.DONE, clock.instant(),
                    order.expiresAt(), "1 session"));
        }
        return new Reply(200, now(id));
    }

    private Reply delete(String id) {
        ResponseState state = states.get(id);
        if (state == null) {
            return unknown();
        }
        if (state.state().equals(ResponseState.DONE)) {
            return new Reply(409, Map.of("code", "does-not-last"));
        }
        if (now(id).state().equals(ResponseState.IN_FORCE)) {
            states.put(id,
                    new ResponseState(id, ResponseState.UNDONE, clock.instant(), state.expiresAt(), "1 session"));
        }
        return new Reply(200, now(id));
    }

    private ResponseState now(String id) {
        ResponseState state = states.get(id);
        Instant expires = state.expiresAt();
        boolean over = expires != null && !expires.isAfter(clock.instant());
        return over && state.state().equals(ResponseState.IN_FORCE)
                ? new ResponseState(id, ResponseState.EXPIRED, expires, expires, state.effect())
                : state;
    }

    private static Reply unknown() {
        return new Reply(404, Map.of("code", "order-unknown"));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
