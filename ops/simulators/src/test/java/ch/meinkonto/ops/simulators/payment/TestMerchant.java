package ch.meinkonto.ops.simulators.payment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;

/** A merchant that takes webhooks, and refuses the first few where it is told to. */
final class TestMerchant implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    record Received(String signature, String body) {}

    TestMerchant() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestHeaders().getFirst("Datatrans-Signature"), body));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/webhook";
    }

    void refuse(int times) {
        refusals.set(times);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    void await(int calls, Duration atMost) {
        Awaitility.await().atMost(atMost).until(() -> received.size() >= calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
