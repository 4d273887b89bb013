package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TallyTests {
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final long MILLISECOND = 1_000_000;

    private final Tally tally = new Tally(
            new Schedule(10, Duration.ofSeconds(30), Duration.ofSeconds(1), 10));

    @Test
    void tellsTheValueThatNinetyFiveOfAHundredKeepWithin() {
        for (int value = 100; value >= 1; value--) {
            tally.answered(Kind.PAGE, COUNTED, value * MILLISECOND);
        }

        Outcome pages = tally.outcome(Kind.PAGE);
        assertThat(pages.p50()).isEqualTo(50);
        assertThat(pages.p95()).isEqualTo(95);
        assertThat(pages.p99()).isEqualTo(99);
        assertThat(pages.longest()).isEqualTo(100);
        assertThat(pages.rate()).isEqualTo(5);
        assertThat(pages.met()).isTrue();
    }

    @Test
    void leavesOutWhatWasDueBeforeAllKindsCame() {
        tally.answered(Kind.LOGIN, Duration.ofSeconds(9), MILLISECOND);
        tally.answered(Kind.LOGIN, Duration.ofSeconds(10), MILLISECOND);
        tally.answered(Kind.LOGIN, Duration.ofSeconds(30), MILLISECOND);

        assertThat(tally.outcome(Kind.LOGIN).answered()).isEqualTo(1);
    }

    @Test
    void missesTheAimWithASingleErrorWheneverItHappens() {
        tally.answered(Kind.SUBMISSION, COUNTED, MILLISECOND);
        tally.failed(Kind.SUBMISSION, "answer 503");
        tally.failed(Kind.SUBMISSION, "answer 503");

        Outcome submissions = tally.outcome(Kind.SUBMISSION);
        assertThat(submissions.met()).isFalse();
        assertThat(submissions.planned()).isEqualTo(3);
        assertThat(submissions.errors()).isEqualTo(Map.of("answer 503", 2));
        assertThat(submissions.troubles()).isEqualTo("2 × answer 503");
    }

    @Test
    void missesTheAimWhereNothingWasAnswered() {
        assertThat(tally.outcome(Kind.LOGIN).met()).isFalse();
    }

    @Test
    void missesTheAimAtHalfASecond() {
        tally.answered(Kind.LOGIN, COUNTED, 500 * MILLISECOND);

        assertThat(tally.outcome(Kind.LOGIN).met()).isFalse();
    }
}
