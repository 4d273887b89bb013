package ch.meinkonto.soc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the name of a benchmark. */
class OptionsTests {
    @TempDir
    private Path folder;

    @Test
    void areThoroughAndForPeopleUnlessSaidOtherwise() {
        Options options = Options.of(List.of(), Map.of());
        assertThat(options.rules()).isEmpty();
        assertThat(options.quick()).isFalse();
        assertThat(options.json()).isFalse();
    }

    @Test
    void areReadInAnyOrder() {
        Options options = Options.of(List.of("--json", "--rules", folder.toString(), "--quick"), Map.of());
        assertThat(options.rules()).contains(folder);
        assertThat(options.quick()).isTrue();
        assertThat(options.json()).isTrue();
    }

    @Test
    void takeTheCorpusFromTheEnvironmentUnlessAnotherFolderIsNamed() {
        Map<String, String> environment = Map.of("SIGMAHQ_RULES", folder.toString());
        assertThat(Options.of(List.of(), environment).rules()).contains(folder);
        assertThat(Options.of(List.of("--rules", folder.getParent().toString()), environment).rules())
                .contains(folder.getParent());
    }

    @Test
    void refuseWhatTheyDoNotKnow() {
        assertThatThrownBy(() -> Options.of(List.of("--fast"), Map.of()))
                .hasMessage("Not understood: '--fast'; there are --rules DIR, --quick and --json.");
        assertThatThrownBy(() -> Options.of(List.of("--rules"), Map.of())).hasMessage("--rules needs a folder.");
        assertThatThrownBy(() -> Options.of(List.of("--rules", "nowhere"), Map.of()))
                .hasMessage("There is no folder of rules at nowhere.");
    }
}
