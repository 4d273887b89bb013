package ch.meinkonto.soc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the name of a benchmark. */
class OptionsTests {
    private static final Set<String> ALL = Set.of("--rules", "--kills", "--only", "--seed");
    private static final List<String> PARTS = List.of("day", "night");

    @TempDir
    private Path folder;

    @Test
    void areThoroughAndForPeopleUnlessSaidOtherwise() {
        Options options = Options.of(List.of(), Map.of(), ALL, PARTS);
        assertThat(options.rules()).isEmpty();
        assertThat(options.kills()).isEmpty();
        assertThat(options.seed()).isEmpty();
        assertThat(options.quick()).isFalse();
        assertThat(options.json()).isFalse();
    }

    @Test
    void areReadInAnyOrder() {
        Options options = Options.of(List.of("--json", "--rules", folder.toString(), "--quick"), Map.of(), ALL, PARTS);
        assertThat(options.rules()).contains(folder);
        assertThat(options.quick()).isTrue();
        assertThat(options.json()).isTrue();
    }

    @Test
    void tellHowManyKillsAndWhichSeed() {
        Options options = Options.of(List.of("--kills", "12", "--seed", "7", "--only", "night"), Map.of(), ALL, PARTS);
        assertThat(options.kills()).hasValue(12);
        assertThat(options.seed()).hasValue(7);
        assertThat(options.only()).contains("night");
    }

    @Test
    void tellMinutesAndSwitches() {
        Options options = Options.of(List.of("--minutes", "2", "--loud"), Map.of(), Set.of("--minutes", "--loud"),
                PARTS);
        assertThat(options.minutes()).hasValue(2);
        assertThat(options.switches()).containsExactly("--loud");
        refuses(List.of("--minutes", "0"), "--minutes lies between 1 and 60.", Set.of("--minutes"));
        refuses(List.of("--loud"), "Not understood: '--loud'; there are --minutes N, --quick and --json.",
                Set.of("--minutes"));
    }

    @Test
    void tellWhichShareOfTheLoad() {
        Set<String> known = Set.of("--share");
        assertThat(Options.of(List.of("--share", "40"), Map.of(), known, PARTS).share()).hasValue(40);
        assertThat(Options.of(List.of(), Map.of(), known, PARTS).share()).isEmpty();
        refuses(List.of("--share", "0"), "--share lies between 1 and 100.", known);
        refuses(List.of("--share", "101"), "--share lies between 1 and 100.", known);
    }

    @Test
    void takeTheCorpusFromTheEnvironmentUnlessAnotherFolderIsNamed() {
        Map<String, String> environment = Map.of("SIGMAHQ_RULES", folder.toString());
        assertThat(Options.of(List.of(), environment, ALL, PARTS).rules()).contains(folder);
        assertThat(Options.of(List.of("--rules", folder.getParent().toString()), environment, ALL, PARTS).rules())
                .contains(folder.getParent());
    }

    @Test
    void refuseWhatTheyDoNotKnow() {
        refuses(List.of("--fast"), "Not understood: '--fast'; there are --rules DIR, --quick and --json.",
                Set.of("--rules"));
        refuses(List.of("--rules", "x"),
                "Not understood: '--rules'; there are --kills N, --seed N, --quick and --json.",
                Set.of("--kills", "--seed"));
        refuses(List.of("--rules"), "--rules needs a folder.", ALL);
        refuses(List.of("--rules", "nowhere"), "There is no folder of rules at nowhere.", ALL);
        refuses(List.of("--only", "noon"), "--only needs one of day, night.", ALL);
        refuses(List.of("--only"), "--only needs one of day, night.", ALL);
        refuses(List.of("--kills"), "--kills needs a whole number.", ALL);
        refuses(List.of("--kills", "-1"), "--kills needs a whole number, not '-1'.", ALL);
        refuses(List.of("--kills", "1"),
                "--kills is 0 or lies between 2 and 10000: each of the two that are killed has its turn.", ALL);
    }

    private static void refuses(List<String> words, String sentence, Set<String> known) {
        assertThatThrownBy(() -> Options.of(words, Map.of(), known, PARTS)).hasMessage(sentence);
    }
}
