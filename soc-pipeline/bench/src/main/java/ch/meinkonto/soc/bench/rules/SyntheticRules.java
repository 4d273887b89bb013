package ch.meinkonto.soc.bench.rules;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.bench.lane.Choice;
import ch.meinkonto.soc.bench.lane.Syllables;
import ch.meinkonto.soc.sigma.parse.RuleFile;

/**
 * Made-up rules in the shapes of a public corpus: program and arguments, exclusions, lists of words, paths of files, queries
 * of web servers. None of them matches an event of the quiet lane, though they begin alike.
 */
public final class SyntheticRules {
    private static final long SEED = 314_159L;
    private static final int SYLLABLES = 4;

    private final Choice choice = new Choice(SEED);

    private SyntheticRules() {}

    /** That many rules, one per file; the first ones are always the same. */
    public static List<RuleFile> files(int count) {
        SyntheticRules rules = new SyntheticRules();
        List<RuleFile> files = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            files.add(new RuleFile("synthetic-" + number + ".yml", rules.next(number)));
        }
        return files;
    }

    private String next(int number) {
        int shape = choice.between(0, 99);
        if (shape < 35) {
            return document(number, "process_creation", "windows", """
                    selection_program:
                        - Image|endswith: '\\%s.exe'
                        - OriginalFileName: '%s.exe'
                      selection_arguments:
                        CommandLine|contains|all: [' -%s ', '%s']
                      condition: all of selection_*""".formatted(word(), word(), word(), word()));
        }
        if (shape < 55) {
            return document(number, "process_creation", "windows", """
                    selection:
                        ParentImage|endswith: ['\\%s.exe', '\\%s.exe']
                        CommandLine|contains: [%s]
                      filter_main_known:
                        Image|startswith: 'C:\\Program Files\\%s\\'
                      condition: selection and not 1 of filter_main_*""".formatted(word(), word(), words(6), word()));
        }
        if (shape < 70) {
            return document(number, "process_creation", "windows", """
                    selection:
                        CommandLine|contains: [%s]
                      condition: selection""".formatted(words(choice.between(3, 20))));
        }
        if (shape < 83) {
            return document(number, "file_event", "windows", """
                    selection:
                        TargetFilename|contains: '\\%s\\'
                        TargetFilename|endswith: [%s]
                      condition: selection""".formatted(word(), words(4)));
        }
        if (shape < 95) {
            return document(number, "webserver", "nginx", """
                    selection:
                        cs-method: GET
                        cs-uri-query|contains: [%s]
                      condition: selection""".formatted(words(choice.between(1, 8))));
        }
        if (shape < 98) {
            return document(number, "process_creation", "windows", """
                    selection:
                        CommandLine|re: '%s\\s+-[a-z]{2,}\\s+%s'
                      condition: selection""".formatted(word(), word()));
        }
        return document(number, "webserver", "nginx", """
                keywords: [%s]
                  condition: keywords""".formatted(words(3)));
    }

    private static String document(int number, String category, String product, String detection) {
        return """
                title: Synthetic rule %1$d
                id: 00000000-0000-4000-8000-%1$012d
                status: test
                level: medium
                logsource:
                  category: %2$s
                  product: %3$s
                detection:
                  %4$s
                """.formatted(number, category, product, detection);
    }

    private String word() {
        return Syllables.word(choice, SYLLABLES);
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int left = count; left > 0; left--) {
            words.add("'" + word() + "'");
        }
        return String.join(", ", words);
    }
}
