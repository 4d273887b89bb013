package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

import ch.meinkonto.ops.stores.TestElasticsearch;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.TestOtlp;

/** How large a message over gRPC may be: as it comes, and unpacked. */
class CallLimitTests {
    private static final int KILOBYTE = 1024;
    private static ConfigurableApplicationContext engine;

    private final ManagedChannel channel = ManagedChannelBuilder
            .forAddress("127.0.0.1", engine.getBean(GrpcServerLifecycle.class).getPort())
            .usePlaintext()
            .build();
    private final LogsServiceGrpc.LogsServiceBlockingStub plain = LogsServiceGrpc
            .newBlockingStub(TestCalls.withToken(channel));
    private final LogsServiceGrpc.LogsServiceBlockingStub packed = plain.withCompression("gzip");

    @BeforeAll
    static void start() {
        TestIndices.clear();
        engine = TestEngines.start(TestElasticsearch.node().url(), TestEngines.freePort(),
                "meinkonto.receive.largest-compressed=100KB", "meinkonto.receive.largest-body=1MB");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    @Test
    void takesAMessageThatIsSmallAsItComesAndNotTooLargeUnpacked() {
        assertThat(packed.export(message("a".repeat(900 * KILOBYTE))))
                .isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
    }

    @Test
    void takesAMessageThatComesUnpackedUpToTheLargerLimit() {
        assertThat(plain.export(message(random(900 * KILOBYTE))))
                .isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
    }

    @Test
    void refusesAMessageThatIsLargeThoughItComesPacked() {
        assertTooLarge(packed, message(random(300 * KILOBYTE)));
    }

    @Test
    void refusesAMessageThatUnpacksToMoreThanMayBe() {
        assertTooLarge(packed, message("a".repeat(1_100 * KILOBYTE)));
    }

    @Test
    void refusesAMessageThatComesUnpackedAndIsTooLarge() {
        assertTooLarge(plain, message(random(1_100 * KILOBYTE)));
    }

    private void assertTooLarge(LogsServiceGrpc.LogsServiceBlockingStub logs, ExportLogsServiceRequest message) {
        assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> logs.export(message))
                .satisfies(refused -> assertThat(refused.getStatus().getCode())
                        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        assertThat(packed.export(message("the next one"))).isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
    }

    private static ExportLogsServiceRequest message(String text) {
        LogRecord line = TestOtlp.logRecord("", System.currentTimeMillis() * 1_000_000, Map.of())
                .toBuilder()
                .setBody(AnyValue.newBuilder().setStringValue(text))
                .build();
        return TestOtlp.logs("limits-" + UUID.randomUUID(), line);
    }

    /** A text that cannot be packed: every character one of 64. */
    private static String random(int length) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(length);
        random.ints(length, '0', '0' + 64).forEach(character -> text.append((char) character));
        return text.toString();
    }
}
