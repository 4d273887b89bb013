package ch.meinkonto.ops.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last line of {@code ./meinkonto test} must not flatter. */
class ScoreTests {
    private static final String REPORT = """
            <testsuite><testcase classname="A" name="passes"/>
            <testcase classname="A" name="fails"><failure>no</failure></testcase>
            <testcase classname="A" name="breaks"><error>no</error></testcase>
            <testcase classname="A" name="waits"><skipped/></testcase></testsuite>""";

    private final Score score = new Score();

    @Test
    void countsEveryKindOfEnd(@TempDir Path root) throws IOException {
        Path reports = Files.createDirectories(root.resolve("portal/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-A.xml"), REPORT);
        score.addReports(root, Instant.EPOCH);
        assertThat(score.passed()).isEqualTo(1);
        assertThat(score.skipped()).isEqualTo(1);
        assertThat(score.failures()).containsExactly("A.fails", "A.breaks");
        assertThat(score.isGreen()).isFalse();
    }

    @Test
    void leavesOutWhatAnEarlierRunHasLeft(@TempDir Path root) throws IOException {
        Path reports = Files.createDirectories(root.resolve("target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-A.xml"), REPORT);
        score.addReports(root, Instant.now().plusSeconds(60));
        assertThat(score.passed()).isZero();
        assertThat(score.isGreen()).as("nothing ran, so nothing passed").isFalse();
    }

    @Test
    void anAttackPassesOnlyWithItsAlert() {
        score.addAttacks(List.of("{\"detection\":\"brute-force\",\"result\":\"alert\",\"seconds\":1.2}",
                "{\"detection\":\"card-testing\",\"result\":\"no-alert\"}", "some other line",
                "{\"detection\":\"refund-abuse\",\"result\":\"waiting\"}"));
        assertThat(score.passed()).isEqualTo(1);
        assertThat(score.skipped()).as("an attack that cannot be played yet").isEqualTo(1);
        assertThat(score.failures()).hasSize(1).first().asString().contains("card-testing");
    }

    @Test
    void noAttackAtAllIsNoSuccess() {
        score.addAttacks(List.of());
        assertThat(score.failures()).containsExactly("attack all: no attack was played");
    }
}
