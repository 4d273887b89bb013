package ch.meinkonto.soc.sigma.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.ReferenceMatcher;
import ch.meinkonto.soc.sigma.match.RegexSearch;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** The sets of values that are sent to an index enclose what the matcher matches, without asking an index. */
class LanguageAgreementTests {
    private static final DetectionRule FRAME = RuleParser.parse("frame.yml",
            "title: Frame\nlogsource: {product: any}\ndetection: {s: {f: a}, condition: s}\n").detections().getFirst();

    @Property(seed = "20261127", tries = 20_000)
    void enclosesTextsOfRules(@ForAll("texts") String written, @ForAll("texts") String value, @ForAll boolean cased) {
        TextPattern pattern = TextPattern.parse(written);
        TextPattern read = cased ? pattern : pattern.lowerCase();
        if (!cased && read.text().indexOf(Letters.DOT_ABOVE) >= 0) {
            return; // Not asked by a pattern, see KeywordField.
        }
        TextLanguage language = cased ? TextLanguage.cased(read) : TextLanguage.uncased(read);
        boolean matches = matches(new ValueTest.Text(pattern, cased), value);
        assertThat(holds(language.over(), value) || !matches).as("over: %s", language.over()).isTrue();
        assertThat(!holds(language.under(), value) || matches).as("under: %s", language.under()).isTrue();
    }

    @Property(seed = "20261127", tries = 20_000)
    void enclosesRegularExpressions(@ForAll("expressions") String expression, @ForAll("values") String value,
            @ForAll boolean ignoreCase, @ForAll boolean multiline, @ForAll boolean dotAll) {
        ValueTest.Regex regex = new ValueTest.Regex(expression, ignoreCase, multiline, dotAll);
        RegexSearch search;
        try {
            search = RegexSearch.of(regex);
        } catch (IllegalArgumentException unreadable) {
            return; // The parser of rules refuses it too.
        }
        RegexReader.Reading reading = RegexReader.read(regex);
        boolean held = holds(reading.language(), value);
        if (reading.exact()) {
            assertThat(held).as("%s as %s", regex, LuceneRegex.write(reading.language()))
                    .isEqualTo(search.found(value));
        } else {
            assertThat(held || !search.found(value)).as("%s as %s", regex, LuceneRegex.write(reading.language()))
                    .isTrue();
        }
    }

    @Property(seed = "20261127", tries = 5_000)
    void enclosesNumbers(@ForAll("numbers") String written, @ForAll("numbers") String value) {
        ValueTest.Number number = new ValueTest.Number(new BigDecimal(written.strip()), written);
        boolean matches = matches(number, value);
        assertThat(holds(NumberText.equalTo(number), value) || !matches).isTrue();
        assertThat(!NumberText.certain(number).contains(value) || matches).isTrue();
        assertThat(holds(NumberText.anyNumber(), value)).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return joined(List.of("k", "K", "\u212a", "i", "I", "\u0130", "\u0131", "\u00e4", "\u00c4", "\u00df", "\u1e9e",
                "\u03c3", "\u03c2", "\u03a3", "*", "?", "\\", "\ud83d\ude00", "a", "\n"), 6);
    }

    @Provide
    Arbitrary<String> values() {
        return joined(List.of("k", "K", "\u212a", "s", "\u017f", "i", "\u0130", "\u00e4", "\u00c4", "a", "A", "b", " ",
                "\n", "\r", "\u000b", "-", ".", "\\", "]", "_", "0", "\ud83d\ude00"), 6);
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> piece = Arbitraries.of("a", "k", "s", "i", "\u00e4", ".", "\\w", "\\W", "\\d", "\\s", "\\S",
                "\\D", "[ak]", "[^a]", "[^k]", "[a-k]", "[]a]", "[a-]", "[^\\s\\W]", "[[:alpha:]]", "[[:^space:]]",
                "(a|k)",
                "(?:|a)", "(^|a)", "(a|$)", "(?:^a|k$)", "(?i:k)", "(?i)", "(?-i)", "(?s:.)", "\\b", "\\B", "^", "$",
                "\\A",
                "\\z", "\\.", "\\\\", "\\-", "\\x41", "\\x{1F600}", "\\Q.*\\E", "(?=k)", "(?!k)", "(?<=a)", "(?<!a)",
                "(?>a)",
                "(?P<n>a)", "(?<n>k)", "[\\d\\-]", "[^\\W]", "\\n", "\\pL", "{", "a{2}", "-", "_", "]", "(?m)^",
                "(?m:$)");
        Arbitrary<String> times = Arbitraries.of("", "", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "++");
        Arbitrary<String> repeated = Combinators.combine(piece, times).as(String::concat);
        return Combinators
                .combine(repeated.list().ofMaxSize(4), repeated.list().ofMaxSize(2), Arbitraries.of(true, false, false))
                .as((first, second, either) -> String.join("", first) + (either ? "|" : "") + String.join("", second));
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> core = Arbitraries.of("0", "1", "-1", "+1", "200", "0200", "200.0", "2e2", "2E+2", ".5",
                "0.5",
                "5e-1", "-0", "1.", "\u0661", "1\u0661", "20000e-2", "00", "0.0", "-.5");
        return Combinators.combine(Arbitraries.of("", " ", "\t"), core, Arbitraries.of("", " ", "\u2003"))
                .as((before, number, after) -> before + number + after)
                .filter(text -> !text.strip().startsWith("\u0661"));
    }

    private static Arbitrary<String> joined(List<String> characters, int most) {
        return Arbitraries.of(characters).list().ofMaxSize(most)
                .map(list -> list.stream().collect(Collectors.joining()));
    }

    private static boolean holds(Language language, String value) {
        return Pattern.compile(LuceneRegex.write(language), Pattern.DOTALL).matches(value);
    }

    private static boolean matches(ValueTest test, String value) {
        DetectionRule rule = new DetectionRule(FRAME.header(), FRAME.logSource(),
                Map.of("s", new Selection.Field("f", false, false, List.of(test))), new Condition.Named("s"));
        Event event = TestEvents.at(0, "e", Map.of("f", value));
        return !ReferenceMatcher.of(List.of(rule)).matchUnrouted(event).isEmpty();
    }
}
