package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.soc.contract.WebhookRejectedEvent.Reason;

/** The signature, against a value computed with {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:…}. */
class WebhookSignatureTests {
    private static final byte[] KEY = HexFormat.of().parseHex("5a".repeat(32));
    private static final byte[] BODY = "{\"transactionId\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SIGNED = Instant.ofEpochMilli(1763895600000L);
    private static final String GOOD = "t=1763895600000,s0=7579040dd10a5afb592c126bcacc91b3f86831614da86674cb3b5f866475e6bc";

    @Test
    void believesTheRightSignature() {
        assertThatCode(() -> WebhookSignature.verify(GOOD, BODY, KEY, SIGNED)).doesNotThrowAnyException();
        assertThatCode(() -> WebhookSignature.verify(GOOD, BODY, KEY, SIGNED.plus(Duration.ofMinutes(5))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsOlderThanFiveMinutesOrFromTheFuture() {
        refuses(GOOD, BODY, SIGNED.plus(Duration.ofMinutes(5)).plusMillis(1), Reason.TOO_OLD);
        refuses(GOOD, BODY, SIGNED.minus(Duration.ofMinutes(6)), Reason.TOO_OLD);
    }

    @Test
    void refusesAChangedBodyTimeOrKey() {
        refuses(GOOD, "{\"transactionId\":\"2\"}".getBytes(StandardCharsets.UTF_8), SIGNED, Reason.WRONG_SIGNATURE);
        refuses(GOOD.replace("t=1763895600000", "t=1763895600001"), BODY, SIGNED, Reason.WRONG_SIGNATURE);
        assertThatExceptionOfType(WebhookRejected.class)
                .isThrownBy(() -> WebhookSignature.verify(GOOD, BODY, new byte[32], SIGNED));
    }

    @Test
    void doesNotTellAnOldForgeryFromAnyOther() {
        refuses(GOOD.replaceAll("s0=..", "s0=00"), BODY, SIGNED.plus(Duration.ofDays(1)), Reason.WRONG_SIGNATURE);
    }

    @Test
    void refusesAMissingSignature() {
        refuses(null, BODY, SIGNED, Reason.MISSING_SIGNATURE);
        refuses("  ", BODY, SIGNED, Reason.MISSING_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1,s0=00", "s0=00", "t=,s0=", "t=1763895600000", "nonsense", "t=-1,s0=00",
            "t=99999999999999999999,s0=0000000000000000000000000000000000000000000000000000000000000000"})
    void refusesWhatHasNotTheForm(String header) {
        refuses(header, BODY, SIGNED, Reason.MALFORMED_SIGNATURE);
    }

    private static void refuses(@Nullable String header, byte[] body, Instant now, Reason reason) {
        assertThatExceptionOfType(WebhookRejected.class)
                .isThrownBy(() -> WebhookSignature.verify(header, body, KEY, now))
                .matches(rejected -> rejected.reason() == reason, "reason is " + reason);
    }
}
