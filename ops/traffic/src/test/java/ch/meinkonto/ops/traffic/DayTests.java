package ch.meinkonto.ops.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.stack.StackUnavailable;

class DayTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(out, true, StandardCharsets.UTF_8);

    @Test
    void scenesAreToldInTheirOrderWithHowTheyEnded() {
        int failed = new Day(Duration.ofMillis(20), Clock.systemUTC(), terminal).play(List.of(
                new Scene(LocalTime.of(7, 15), "Anna buys a permit", () -> "bought"),
                new Scene(LocalTime.of(22, 0), "Night falls", () -> "")));

        assertThat(failed).isZero();
        assertThat(text()).isEqualTo("07:15  Anna buys a permit\n       bought\n22:00  Night falls\n");
    }

    @Test
    void aSceneThatFailsIsCountedAndTheDayGoesOn() {
        int failed = new Day(Duration.ZERO, Clock.systemUTC(), terminal).play(List.of(
                new Scene(LocalTime.of(8, 0), "A bad start", () -> {
                    throw new StackUnavailable("The pay page is closed.");
                }), new Scene(LocalTime.of(9, 0), "A better hour", () -> "fine")));

        assertThat(failed).isEqualTo(1);
        assertThat(text()).contains("failed: The pay page is closed.").endsWith("09:00  A better hour\n       fine\n");
    }

    @Test
    void withoutAStackTheDemoSaysSoInOneSentence() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exit = new Demo(Map.of("MEINKONTO_PORTAL_URL", "http://127.0.0.1:1"), terminal,
                new PrintStream(err, true, StandardCharsets.UTF_8)).call();

        assertThat(exit).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The stack is not running").hasLineCount(1);
        assertThat(text()).isEmpty();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
