package ch.meinkonto.ops.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is not understood is answered with a sentence and exit code 2. */
class CommandLineTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void home(@TempDir Path home) {
        System.setProperty("meinkonto.repository", home.toString());
        System.setProperty("meinkonto.distribution", home.toString());
        System.setProperty("meinkonto.home", home.resolve("home").toString());
    }

    @Test
    void refusesAnUnknownOption() {
        assertThat(execute("up", "--fast")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines(
                "'--fast' means nothing here. ./meinkonto up --help tells more.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --fast", "down all", "status -x", "logs", "logs potral", "logs -n many portal",
            "reset all", "test --fast", "supervise --fast"})
    void saysInOneLineWhatItDoesNotUnderstand(String call) {
        assertThat(execute(call.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement()
                .asString()
                .endsWith(". ./meinkonto " + call.split(" ")[0] + " --help tells more.");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "reset", "test", "attack", "scan", "demo", "sigma", "audit",
            "dependencies", "bench"})
    void explainsEveryCommandWithNothingBuiltAndNothingRunning(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: ./meinkonto " + command);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void refusesAnUnknownService() {
        assertThat(execute("logs", "potral")).isEqualTo(2);
        assertThat(err.toString()).contains("No service is called potral; there are postgresql, elasticsearch, engine");
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("Which command?");
    }

    @Test
    void listsEveryServiceAsDownBeforeTheFirstUp() {
        assertThat(execute("status", "--json")).isZero();
        assertThat(out.toString().lines()).hasSize(7).allMatch(line -> line.contains("\"state\":\"down\",\"pid\":null"))
                .first().asString().isEqualTo(
                        "{\"name\":\"postgresql\",\"state\":\"down\",\"pid\":null,\"url\":\"jdbc:postgresql://127.0.0.1:15432\"}");
    }

    @Test
    void doesNotAttackWhatIsNotRunning() {
        assertThat(execute("attack", "all")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines(
                "The stack is not running; start it with ./meinkonto up --detach and try again.");
    }

    @Test
    void saysHonestlyWhatIsNotBuilt() {
        assertThat(execute("bench", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("This is not built yet");
    }

    @Test
    void explainsABenchmarkAlsoBeforeItIsBuilt() {
        assertThat(execute("bench", "auth", "--help")).isZero();
        assertThat(out.toString()).contains("portal [--only PART]");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theScriptRefusesAnUnknownCommandWithoutBuildingAnything() throws Exception {
        Process script = new ProcessBuilder(script().toString(), "upp").redirectErrorStream(true).start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).isEqualTo(2);
        assertThat(said).isEqualTo("There is no command 'upp'; ./meinkonto help shows all.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "doctor"})
    void whatTakesNoArgumentSaysSoWithoutBuildingAnything(String command) throws Exception {
        for (String argument : List.of("--help", "fast")) {
            Process script = new ProcessBuilder(script().toString(), command, argument).redirectErrorStream(true)
                    .start();
            String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(script.waitFor()).as(argument).isEqualTo(argument.equals("--help") ? 0 : 2);
            assertThat(said).isEqualTo("./meinkonto " + command + " takes no argument; ./meinkonto help shows all.\n");
        }
    }

    @Test
    void theScriptNamesTheJdkToInstallWhereThereIsNone() throws Exception {
        String text = Files.readString(script()).replace("needed=25", "needed=99");
        Path copy = Files.writeString(Path.of(System.getProperty("meinkonto.repository")).resolve("meinkonto"), text);
        Process process = new ProcessBuilder("/bin/sh", copy.toString(), "up").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).isEqualTo("Mein Konto needs a JDK 99 or newer: install one (for instance Temurin from "
                + "https://adoptium.net) or set JAVA_HOME.\n");
    }

    @Test
    void theDoctorLooksAtEverythingBeforeAnythingIsBuilt() throws Exception {
        Process process = new ProcessBuilder(script().toString(), "doctor").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines().filter(line -> line.matches("[✓✗!] .*"))).hasSize(8);
        assertThat(said).startsWith("✓ JDK " + Runtime.version().feature());
        assertThat(process.waitFor()).isEqualTo(said.contains("✗") ? 1 : 0);
    }

    @Test
    void askingHowThingsAreWritesNoSecrets() {
        assertThat(execute("status")).isZero();
        assertThat(Path.of(System.getProperty("meinkonto.home"), "secrets")).doesNotExist();
    }

    private static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.resolveSibling("");
        }
        return folder.resolve("meinkonto");
    }

    private int execute(String... arguments) {
        CommandLine line = Meinkonto.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
