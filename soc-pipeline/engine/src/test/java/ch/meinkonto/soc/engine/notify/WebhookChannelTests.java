package ch.meinkonto.soc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver of the webhook sees, and what its answers mean. */
class WebhookChannelTests {
    private final MovedClock clock = new MovedClock();
    private final TestWebhook receiver = new TestWebhook();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void signsTimeAndBodySoThatNeitherCanBeChanged() throws Exception {
        channel(Duration.ofSeconds(10)).deliver(List.of(TestAlerts.notice("anna", "203.0.113.1", clock.instant())));
        TestWebhook.Received request = receiver.received().getFirst();
        String time = Long.toString(clock.instant().getEpochSecond());
        assertThat(request.signature()).isEqualTo("t=" + time + ",v1=" + signature(time, request.body()));
        assertThat(request.signature()).doesNotContain(signature(time, request.body() + " "));
        clock.move(Duration.ofSeconds(1));
        channel(Duration.ofSeconds(10)).deliver(List.of(TestAlerts.notice("anna", "203.0.113.1", clock.instant())));
        assertThat(receiver.received().get(1).signature()).isNotEqualTo(request.signature());
    }

    @Test
    void carriesTheWholeAlertAndItsKey() throws Exception {
        channel(Duration.ofSeconds(10)).deliver(List.of(TestAlerts.notice("anna", "203.0.113.1", clock.instant())));
        TestWebhook.Received request = receiver.received().getFirst();
        assertThat(request.key()).isEqualTo(TestAlerts.id("anna") + "-1");
        assertThat(request.json().path("key").asString()).isEqualTo(request.key());
        assertThat(request.json().path("type").asString()).isEqualTo("alert");
        assertThat(request.json().path("occasion").asString()).isEqualTo("raised");
        assertThat(request.json().path("alert").path("detection").asString()).isEqualTo("probing");
        assertThat(request.json().path("alert").path("firstEvent").asString()).isEqualTo("2026-11-27T10:00:00Z");
        assertThat(request.json().path("alert").path("addresses").path(0).asString()).isEqualTo("203.0.113.1");
    }

    @ParameterizedTest
    @CsvSource({"400,true", "422,true", "301,false", "401,false", "404,false", "429,false", "500,false", "503,false"})
    void tellsARefusalFromAnOutage(int status, boolean forGood) {
        receiver.answer(status);
        DeliveryFailed failed = catchThrowableOfType(DeliveryFailed.class,
                () -> channel(Duration.ofSeconds(10))
                        .deliver(List.of(TestAlerts.notice("anna", "203.0.113.1", clock.instant()))));
        assertThat(failed.isForGood()).isEqualTo(forGood);
    }

    @Test
    void waitsNoLongerThanItMay() {
        CountDownLatch never = new CountDownLatch(1);
        receiver.hold(never);
        DeliveryFailed failed = catchThrowableOfType(DeliveryFailed.class,
                () -> channel(Duration.ofMillis(200))
                        .deliver(List.of(TestAlerts.notice("anna", "203.0.113.1", clock.instant()))));
        never.countDown();
        assertThat(failed.isForGood()).isFalse();
    }

    private WebhookChannel channel(Duration timeout) {
        return new WebhookChannel(new WebhookSettings(receiver.url(), TestWebhook.SECRET, timeout),
                JsonMapper.builder().build(), clock);
    }

    /** As a receiver computes it. */
    private static String signature(String time, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestWebhook.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    }
}
