package ch.meinkonto.soc.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.lint.Lint;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** The public rule corpus of SigmaHQ, where a copy of it lies: folder {@code rules} named by {@code SIGMAHQ_RULES}. */
class CorpusTests {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(\\w+)%");

    private static List<RuleFile> files = List.of();

    @BeforeAll
    static void readFiles() throws IOException {
        String folder = System.getenv().getOrDefault("SIGMAHQ_RULES", "");
        assumeTrue(!folder.isEmpty(), "set SIGMAHQ_RULES to the folder 'rules' of SigmaHQ to run this test");
        List<RuleFile> read = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            for (Path path : paths.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
                read.add(RuleFile.decode(path.toString(), Files.readAllBytes(path)));
            }
        }
        files = List.copyOf(read);
    }

    @Test
    void refusesNothingButPlaceholdersWithoutValues() {
        RuleSet rules = RuleParser.parse(files);
        assertThat(Matcher.of(rules.detections())).isNotNull();
        assertThat(rules.rejections()).allMatch(rejection -> rejection.reason().contains("placeholder"));
        assertThat(rules.detections()).hasSizeGreaterThan(3_000);
    }

    @Test
    void loadsEveryFileWherePlaceholdersHaveValues() {
        Map<String, List<String>> values = files.stream()
                .filter(file -> file.text().contains("expand"))
                .flatMap(file -> PLACEHOLDER.matcher(file.text()).results().map((MatchResult found) -> found.group(1)))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> List.of("first", "second*")));
        RuleSet rules = RuleParser.parse(files,
                ParseOptions.plain().withPlaceholders(values).withPipeline(Pipeline.ecs()));
        assertThat(rules.rejections()).isEmpty();
        assertThat(rules.detections()).hasSize(files.size());
        assertThat(Matcher.of(rules.detections())).isNotNull();
    }

    /** Cutting files at document markers changes nothing but the lines. */
    @Test
    void readsTheSameRulesFromFilesOfManyDocuments() {
        List<RuleFile> joined = new ArrayList<>();
        for (int from = 0; from < files.size(); from += 500) {
            joined.add(new RuleFile("joined" + from, files.subList(from, Math.min(files.size(), from + 500)).stream()
                    .map(RuleFile::text)
                    .collect(Collectors.joining("\n---\n"))));
        }
        RuleSet single = RuleParser.parse(files);
        RuleSet together = RuleParser.parse(joined);
        assertThat(together.rejections()).extracting(Rejection::reason)
                .isEqualTo(single.rejections().stream().map(Rejection::reason).toList());
        assertThat(together.detections()).extracting(DetectionRule::key)
                .isEqualTo(single.detections().stream().map(DetectionRule::key).toList());
        for (int index = 0; index < single.detections().size(); index++) {
            DetectionRule one = single.detections().get(index);
            DetectionRule other = together.detections().get(index);
            assertThat(other.selections()).isEqualTo(one.selections());
            assertThat(other.condition()).isEqualTo(one.condition());
        }
    }

    @Test
    void warnsWithAPlaceInAFileOfTheCorpus() {
        Set<String> names = files.stream().map(RuleFile::name).collect(Collectors.toSet());
        assertThat(Lint.of(RuleParser.parse(files), Set.of()))
                .allSatisfy(warning -> assertThat(names).contains(warning.position().file()));
    }
}
