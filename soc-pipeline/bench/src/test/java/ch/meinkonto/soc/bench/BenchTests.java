package ch.meinkonto.soc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** What is not understood is answered with one line and exit code 2. */
class BenchTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsWhatThereIs() throws Exception {
        assertThat(run("list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("sigma  ").contains("\npipeline  ", "\nauth  ",
                "\nportal  ")
                .hasLineCount(4);
    }

    @Test
    void tellsHowItIsUsed() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("usage: bench list");
    }

    @Test
    void tellsItAlsoBehindTheNameOfABenchmark() throws Exception {
        for (String name : List.of("sigma", "pipeline", "auth", "portal")) {
            assertThat(run(name, "--help")).isZero();
            assertThat(run(name, "--quick", "-h")).isZero();
        }
        assertThat(said()).isEmpty();
    }

    @Test
    void refusesAnUnknownBenchmark() throws Exception {
        assertThat(run("sigmund")).isEqualTo(2);
        assertThat(said()).isEqualTo("There is no benchmark 'sigmund'; there are: sigma, pipeline, auth, portal.");
    }

    @Test
    void asksWhichOne() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(said()).isEqualTo("Which benchmark? There are: sigma, pipeline, auth, portal; list tells more.");
    }

    @Test
    void refusesArgumentsItDoesNotKnow() throws Exception {
        assertThat(run("sigma", "--fast")).isEqualTo(2);
        assertThat(said()).startsWith("Not understood: '--fast'");
        assertThat(run("list", "--json")).isEqualTo(2);
    }

    @Test
    void refusesWhatOnlyAnotherBenchmarkKnows() throws Exception {
        assertThat(run("sigma", "--kills", "3")).isEqualTo(2);
        assertThat(said()).isEqualTo("Not understood: '--kills'; there are --rules DIR, --quick and --json.");
    }

    @Test
    void refusesANumberOfKillsThatIsNone() throws Exception {
        assertThat(run("pipeline", "--kills", "many")).isEqualTo(2);
        assertThat(said()).isEqualTo("--kills needs a whole number, not 'many'.");
    }

    @Test
    void refusesAPartThatIsNone() throws Exception {
        assertThat(run("auth", "--only", "passkeys")).isEqualTo(2);
        assertThat(said()).isEqualTo("--only needs one of tokens, refresh, passwords, agent, start.");
    }

    @Test
    void refusesAnEveningThatIsTooLong() throws Exception {
        assertThat(run("portal", "--minutes", "90")).isEqualTo(2);
        assertThat(said()).isEqualTo("--minutes lies between 1 and 60.");
    }

    @Test
    void namesTheSwitchesOfABenchmark() throws Exception {
        assertThat(run("portal", "--with-everything")).isEqualTo(2);
        assertThat(said()).isEqualTo("Not understood: '--with-everything'; there are --minutes N, --only PART, "
                + "--profile, --share PERCENT, --without-pipeline, --quick and --json.");
    }

    @Test
    void refusesAFolderThatIsNotThere() throws Exception {
        assertThat(run("sigma", "--rules", "nowhere")).isEqualTo(2);
        assertThat(said()).isEqualTo("There is no folder of rules at nowhere.");
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private int run(String... words) throws InterruptedException {
        return Bench.run(List.of(words), Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
