package ch.meinkonto.soc.sigma.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.translate.IndexedField.Type;

/** The public rule corpus of SigmaHQ as queries, where a copy of it lies: folder {@code rules} named by {@code SIGMAHQ_RULES}. */
class CorpusTranslationTests {
    @Test
    void translatesTheCorpus() throws IOException {
        String folder = System.getenv().getOrDefault("SIGMAHQ_RULES", "");
        assumeTrue(!folder.isEmpty(), "set SIGMAHQ_RULES to the folder 'rules' of SigmaHQ to run this test");
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            for (Path path : paths.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
                files.add(new RuleFile(path.toString(), Files.readString(path)));
            }
        }
        List<DetectionRule> rules = RuleParser.parse(files).detections();
        for (int ignoreAbove : List.of(0, 1_024)) {
            Map<String, IndexedField> fields = new TreeMap<>();
            rules.forEach(
                    rule -> rule.selections().values().forEach(selection -> collect(selection, fields, ignoreAbove)));
            FieldMapping mapping = new FieldMapping(fields, true, List.of());
            Map<String, Integer> counts = new TreeMap<>();
            for (DetectionRule rule : rules) {
                count(ElasticsearchQuery.of(rule, mapping), counts);
            }
            assertThat(counts.getOrDefault("refused", 0)).as("%s", counts).isLessThan(rules.size() / 20);
            // Where long values are not searched, few questions about a part of a value are exact.
            assertThat(counts.getOrDefault("exact", 0)).as("%s", counts)
                    .isGreaterThan(ignoreAbove == 0 ? rules.size() * 3 / 4 : rules.size() / 20);
        }
    }

    private static void count(Translation translation, Map<String, Integer> counts) {
        List<Loss> losses = switch (translation) {
            case ElasticsearchQuery query -> {
                counts.merge(query.exact() ? "exact" : "wide", 1, Integer::sum);
                yield query.losses();
            }
            case NotTranslatable refused -> {
                counts.merge("refused", 1, Integer::sum);
                yield refused.losses();
            }
        };
        String kind = translation instanceof NotTranslatable ? "refused: " : "wide: ";
        new TreeSet<>(losses.stream().map(Loss::reason).toList())
                .forEach(reason -> counts.merge(kind + reason, 1, Integer::sum));
    }

    /** Every field of the rules as a keyword. */
    private static void collect(Selection selection, Map<String, IndexedField> fields, int ignoreAbove) {
        switch (selection) {
            case Selection.AllOf(List<Selection> items) -> items.forEach(item -> collect(item, fields, ignoreAbove));
            case Selection.AnyOf(List<Selection> items) -> items.forEach(item -> collect(item, fields, ignoreAbove));
            case Selection.Field field ->
                fields.put(field.field(), new IndexedField(field.field(), Type.KEYWORD, ignoreAbove));
            case Selection.Keywords ignored ->
                fields.put("message", new IndexedField("message", Type.KEYWORD, ignoreAbove));
        }
    }
}
