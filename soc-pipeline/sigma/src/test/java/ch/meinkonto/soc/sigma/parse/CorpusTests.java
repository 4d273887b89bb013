package ch.meinkonto.soc.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** The public rule corpus of SigmaHQ, where a copy of it lies: folder {@code rules} named by {@code SIGMAHQ_RULES}. */
class CorpusTests {
    @Test
    void loadsTheCorpusExceptRulesThatNeedPlaceholders() throws IOException {
        String folder = System.getenv().getOrDefault("SIGMAHQ_RULES", "");
        assumeTrue(!folder.isEmpty(), "set SIGMAHQ_RULES to the folder 'rules' of SigmaHQ to run this test");
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            for (Path path : paths.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
                files.add(new RuleFile(path.toString(), Files.readString(path)));
            }
        }
        RuleSet rules = RuleParser.parse(files);
        assertThat(Matcher.of(rules.detections())).isNotNull();
        assertThat(rules.rejections()).allMatch(rejection -> rejection.reason().contains("placeholder"));
        assertThat(rules.detections()).hasSizeGreaterThan(3_000);
    }
}
