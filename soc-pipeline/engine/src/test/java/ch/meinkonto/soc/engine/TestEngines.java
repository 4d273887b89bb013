package ch.meinkonto.soc.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import ch.meinkonto.ops.stores.TestElasticsearch;

/** Whole engines, to be started and stopped within a test. */
public final class TestEngines {
    private TestEngines() {}

    /** A running engine that takes OTLP over HTTP on that port; settings are {@code name=value}. */
    public static ConfigurableApplicationContext start(String elasticsearch, int otlpPort, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0",
                "--meinkonto.receive.http-port=" + otlpPort, "--meinkonto.receive.grpc-port=0",
                "--meinkonto.elasticsearch.url=" + elasticsearch,
                "--meinkonto.elasticsearch.api-key=" + TestElasticsearch.node().apiKey()));
        List.of(settings).forEach(setting -> arguments.add("--" + setting));
        return new SpringApplicationBuilder(EngineApplication.class).run(arguments.toArray(String[]::new));
    }

    /** A port nobody uses at the moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
