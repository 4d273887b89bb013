package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.google.rpc.RetryInfo;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;
import ch.meinkonto.soc.engine.TestProxy;
import ch.meinkonto.soc.engine.TestSender;

/** Only known senders are heard, over both protocols; and when we cannot take what they bring, they hear when to come again. */
@ExtendWith(OutputCaptureExtension.class)
class SendersTests {
    private static final String OLD = "old-token-0123456789";
    private static final String NEW = "new-token-0123456789";

    private final String service = "senders-" + UUID.randomUUID();
    private final TestOtlp.Source source = new TestOtlp.Source(service);
    private final int port = TestEngines.freePort();
    private final TestSender sender = new TestSender(port);
    private TestProxy line;
    private ConfigurableApplicationContext engine;
    private ManagedChannel channel;

    @BeforeEach
    void start() {
        TestIndices.clear();
        line = new TestProxy(TestElasticsearch.node().url());
        engine = TestEngines.start(line.url(), port, "meinkonto.receive.tokens=" + OLD + "," + NEW);
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", engine.getBean(GrpcServerLifecycle.class).getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        engine.close();
        line.close();
    }

    @Test
    void nobodyIsHeardWithoutATokenAndNoTokenIsEverLogged(CapturedOutput output) throws IOException {
        ExportLogsServiceRequest request = event();
        for (String shown : Arrays.asList(null, "", "Bearer", "Bearer wrong-token-0123456789", "Basic " + OLD, OLD,
                "Bearer " + OLD + "x", "Bearer " + OLD.substring(1))) {
            HttpResponse<byte[]> answer = post(request, shown);
            assertThat(answer.statusCode()).as("shown: %s", shown).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(com.google.rpc.Status.parseFrom(answer.body()).getCode())
                    .isEqualTo(Status.Code.UNAUTHENTICATED.value());
            Channel caller = shown == null ? channel : TestCalls.with(channel, shown);
            assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> call(caller, request))
                    .satisfies(refused -> assertThat(refused.getStatus().getCode())
                            .isEqualTo(Status.Code.UNAUTHENTICATED));
        }
        assertThat(stored()).isZero();
        assertThat(output.getAll()).doesNotContain(OLD, NEW, "wrong-token-0123456789");
    }

    @Test
    void bothTokensAreTakenWhileOneReplacesTheOther() {
        for (String token : List.of(OLD, NEW)) {
            assertThat(post(event(), "Bearer " + token).statusCode()).isEqualTo(200);
            call(TestCalls.with(channel, "Bearer " + token), event());
        }
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void aCallerHearsWhenToComeAgainWhileElasticsearchIsAway() {
        line.cut();
        ExportLogsServiceRequest request = event();
        HttpResponse<byte[]> answer = post(request, "Bearer " + NEW);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> call(TestCalls.with(channel, "Bearer " + NEW), request))
                .satisfies(refused -> {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                    assertThat(StatusProto.fromThrowable(refused).getDetails(0).unpack(RetryInfo.class).getRetryDelay()
                            .getSeconds()).isEqualTo(1);
                });
        line.mend();
    }

    private ExportLogsServiceRequest event() {
        return source.request(source.next("auth.login", Map.of("user.hash", "ab")));
    }

    private HttpResponse<byte[]> post(ExportLogsServiceRequest request, String authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/logs"))
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()));
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        return sender.send(builder.build());
    }

    private static void call(Channel caller, ExportLogsServiceRequest request) {
        LogsServiceGrpc.newBlockingStub(caller).export(request);
    }

    private int stored() {
        try (ElasticsearchClient client = TestIndices.client()) {
            return TestIndices.stored(client, Archive.EVENTS, service).size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
