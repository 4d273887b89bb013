package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;

/** Without tokens it is the certificate that says who may send: mutual TLS on both ports. */
class MutualTlsTests {
    private static final int PORT = TestEngines.freePort();

    @TempDir
    private static Path folder;
    private static TestCertificates ours;
    private static TestCertificates strangers;
    private static ConfigurableApplicationContext engine;

    private final TestOtlp.Source source = new TestOtlp.Source("tls-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        TestIndices.clear();
        ours = TestCertificates.in(folder.resolve("ours"));
        strangers = TestCertificates.in(folder.resolve("strangers"));
        engine = TestEngines.start(TestElasticsearch.node().url(), PORT, "meinkonto.receive.tokens=",
                "meinkonto.receive.tls-bundle=otlp", "spring.ssl.bundle.jks.otlp.keystore.location=" + ours.server(),
                "spring.ssl.bundle.jks.otlp.keystore.password=" + TestCertificates.PASSWORD,
                "spring.ssl.bundle.jks.otlp.truststore.location=" + ours.authority(),
                "spring.ssl.bundle.jks.otlp.truststore.password=" + TestCertificates.PASSWORD);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aSenderWithOurCertificateIsHeardOverHttp() throws IOException, InterruptedException {
        assertThat(post(HttpClient.newBuilder().sslContext(ours.client()).build()).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseIsHeardOverHttp() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> post(HttpClient.newBuilder().sslContext(ours.nobody()).build()));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> post(HttpClient.newBuilder().sslContext(strangers.clientTrusting(ours)).build()));
    }

    @Test
    void aSenderWithOurCertificateIsHeardOverGrpcAndNobodyElse() throws Exception {
        assertThat(call(GrpcSslContexts.configure(SslContextBuilder.forClient())
                .keyManager(ours.keys())
                .trustManager(ours.trust()))).isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
        assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(
                () -> call(GrpcSslContexts.configure(SslContextBuilder.forClient()).trustManager(ours.trust())));
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> call(GrpcSslContexts.configure(SslContextBuilder.forClient())
                        .keyManager(strangers.keys())
                        .trustManager(ours.trust())));
    }

    private HttpResponse<byte[]> post(HttpClient client) throws IOException, InterruptedException {
        try (client) {
            return client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + PORT + "/v1/logs"))
                    .header("Content-Type", "application/x-protobuf")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(event().toByteArray()))
                    .build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private ExportLogsServiceResponse call(SslContextBuilder tls) throws Exception {
        int port = engine.getBean(GrpcServerLifecycle.class).getPort();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port).sslContext(tls.build()).build();
        try {
            return LogsServiceGrpc.newBlockingStub(channel).export(event());
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private ExportLogsServiceRequest event() {
        return source.request(source.next("auth.login", Map.of("user.hash", "ab")));
    }
}
