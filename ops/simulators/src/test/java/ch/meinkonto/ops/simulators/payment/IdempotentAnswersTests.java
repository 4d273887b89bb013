package ch.meinkonto.ops.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.simulators.payment.IdempotentAnswers.Answer;

/** What {@code Idempotency-Key} promises. */
class IdempotentAnswersTests {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final byte[] BODY = {'{', '}'};

    @TempDir
    Path data;
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void isAConflictWhileTheFirstCallIsRunning() {
        IdempotentAnswers answers = at(NOON);

        answers.answer("key", "", BODY, () -> {
            assertThatExceptionOfType(ApiRefusal.class)
                    .isThrownBy(() -> answers.answer("key", "", BODY, this::next))
                    .matches(refusal -> refusal.status().value() == 409);
            return next();
        });

        assertThat(calls).hasValue(1);
    }

    @Test
    void forgetsAKeyAfterSixtyMinutes() {
        at(NOON).answer("key", "", BODY, this::next);

        at(NOON.plus(Duration.ofMinutes(59))).answer("key", "", BODY, this::next);
        assertThat(calls).hasValue(1);
        at(NOON.plus(Duration.ofMinutes(61))).answer("key", "", BODY, this::next);
        assertThat(calls).hasValue(2);
    }

    @Test
    void letsACallThatWasRefusedBeRepeated() {
        IdempotentAnswers answers = at(NOON);
        assertThatExceptionOfType(ApiRefusal.class).isThrownBy(() -> answers.answer("key", "", BODY, () -> {
            throw ApiRefusal.duplicateRefno();
        }));

        assertThat(answers.answer("key", "", BODY, this::next).status()).isEqualTo(201);
    }

    @Test
    void refusesTheSameKeyForAnotherPath() {
        IdempotentAnswers answers = at(NOON);
        answers.answer("key", "1/settle", BODY, this::next);

        assertThatExceptionOfType(ApiRefusal.class)
                .isThrownBy(() -> answers.answer("key", "2/settle", BODY, this::next))
                .matches(refusal -> refusal.status().value() == 422);
    }

    private Answer next() {
        calls.incrementAndGet();
        return new Answer(201, null, "{}");
    }

    private IdempotentAnswers at(Instant now) {
        PaymentSettings settings = new PaymentSettings("1", "p", "00".repeat(32), "http://localhost", "City", data,
                Duration.ZERO, Duration.ZERO);
        return new IdempotentAnswers(settings, JsonMapper.builder().build(), Clock.fixed(NOON.plus(
                Duration.between(NOON, now)), ZoneOffset.UTC));
    }
}
