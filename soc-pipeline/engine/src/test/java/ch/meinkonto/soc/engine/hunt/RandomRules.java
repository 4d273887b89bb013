package ch.meinkonto.soc.engine.hunt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import ch.meinkonto.soc.sigma.match.RegexSearch;
import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.Level;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Rules with every kind of value, modifier and condition, about the fields of {@link RandomEvents}. */
final class RandomRules {
    private static final List<String> NUMBERS = List.of("0", "1", "4", "4.5", "200", "0.1", "-3", "1e10", "0x1F",
            "9223372036854775807", "9223372036854775808", "0.1000000000000000055511151231257827", "1e30");
    private static final List<String> PIECES = List.of("a", "k", "i", "s", "K", "\u00e4", "\u03c3", ".", "\\w", "\\W",
            "\\d", "\\s", "\\S", "[a-k]", "[^a]", "[^ik]", "[[:upper:]]", "[\\w\u00c4-]", "(?:a|k)", "(a|)", "(?:^|a)",
            "(?:k|$)", "(?i:k)", "\\.", "\\\\", "\\*", "\\?", "\\x41", "[?*\\]]", "\"", "~", "#", "&", "<", "@");
    private static final List<String> ODD = List.of("\\bk", "k\\b", "(?=k)k.*", "(?!a)k", "(k|i)\\1", "(?<!a)i$", "^$",
            "", "(?m)^k$", "(?m)k$", "(?s)a.b", "a.*b", "^a{2,3}", "^.{0,2}$", "(?i)^\u00c4", "(?i)[^\u00e4]", "x*",
            "k++", "^(?>a|k)", "\\pL", "(?i)[^k]", "(?i)\\W", "a.{9}b", ".*a.{14}b");

    private final RandomTexts texts;
    private final Random random;

    RandomRules(Random random) {
        this.random = random;
        this.texts = new RandomTexts(random);
    }

    DetectionRule rule(String title) {
        Header header = new Header(title, null, null, null, Level.LOW, "", "", null, null, List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), null, "sigma", Map.of(), new Position(title, 1, 1));
        Map<String, Selection> selections = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 1 + random.nextInt(3)).forEach(each -> selections.put("s" + each, selection(1)));
        LogSource source = new LogSource(null, texts.chance(50) ? "city" : null,
                texts.chance(30) ? texts.one(RandomEvents.SOURCES) : null);
        return new DetectionRule(header, source, selections, condition(List.copyOf(selections.keySet()), 2));
    }

    private Condition condition(List<String> names, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0, 1 -> new Condition.Named(texts.one(names));
            case 2 -> new Condition.Not(condition(names, depth - 1));
            case 3 -> new Condition.And(List.of(condition(names, depth - 1), condition(names, depth - 1)));
            default -> new Condition.Or(List.of(condition(names, depth - 1), condition(names, depth - 1)));
        };
    }

    private Selection selection(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 10)) {
            case 7, 8 -> new Selection.AllOf(List.of(selection(depth - 1), selection(depth - 1)));
            case 9 -> new Selection.AnyOf(List.of(selection(depth - 1), selection(depth - 1)));
            case 0 -> new Selection.Keywords(random.nextBoolean(), tests(this::keyword));
            default -> {
                String field = texts.one(RandomEvents.FIELDS);
                yield new Selection.Field(field, texts.chance(30), texts.chance(25), tests(this::value));
            }
        };
    }

    private List<ValueTest> tests(Supplier<ValueTest> each) {
        List<ValueTest> tests = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            tests.add(each.get());
        }
        return tests;
    }

    private ValueTest keyword() {
        return switch (random.nextInt(5)) {
            case 0 -> regex();
            case 1 -> network();
            default -> new ValueTest.Text(pattern().open(true, true), texts.chance(30));
        };
    }

    private ValueTest value() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> {
                String written = texts.one(NUMBERS);
                yield new ValueTest.Number(number(written), written);
            }
            case 2 -> new ValueTest.Null();
            case 3 -> new ValueTest.Exists(random.nextBoolean());
            case 4 -> new ValueTest.Compare(texts.one(List.of(Operator.values())), number(texts.one(NUMBERS)));
            case 5 -> new ValueTest.TimePart(texts.one(List.of(ValueTest.Unit.values())), Operator.GTE,
                    BigDecimal.valueOf(random.nextInt(30)));
            case 6, 7, 8 -> regex();
            case 9 -> network();
            case 10 -> new ValueTest.SameAs(texts.one(RandomEvents.FIELDS),
                    texts.one(List.of(ValueTest.Affix.values())), random.nextBoolean());
            case 11 -> new ValueTest.Text(TextPattern.parse(texts.one(List.of("true", "FALSE", "t*", "200", "4.5",
                    "192.0.2.1", "192.0.*", "2001:DB8::1", "::*", "*", "0.1", "4", "4.0", "200.0"))), false);
            default -> new ValueTest.Text(pattern(), texts.chance(30));
        };
    }

    private TextPattern pattern() {
        TextPattern pattern = texts.chance(50) ? TextPattern.literal(texts.text(3)) : TextPattern.parse(texts.text(4));
        return pattern.open(texts.chance(30), texts.chance(30));
    }

    private ValueTest network() {
        return new ValueTest.InNetwork(Network.parse(texts.one(List.of("192.0.2.0/24", "192.0.2.64/26", "10.0.0.0/8",
                "2001:db8::/32", "::1", "::/0", "::/64", "0.0.0.0/0", "fe80::/10"))).orElseThrow());
    }

    private ValueTest regex() {
        while (true) {
            ValueTest.Regex regex = new ValueTest.Regex(expression(), texts.chance(40), texts.chance(10),
                    texts.chance(20));
            try {
                RegexSearch.of(regex);
                return regex;
            } catch (IllegalArgumentException unreadable) {
                // Another one, then: the parser of rules refuses it too.
            }
        }
    }

    private String expression() {
        if (texts.chance(25)) {
            return texts.one(ODD);
        }
        StringBuilder expression = new StringBuilder(texts.chance(25) ? "^" : "");
        for (int pieces = 1 + random.nextInt(3); pieces > 0; pieces--) {
            expression.append(texts.one(PIECES)).append(texts.chance(25)
                    ? texts.one(List.of("*", "+", "?", "{2}", "{1,2}", "{2,}", "*?", "+?"))
                    : "");
        }
        return expression + (texts.chance(10) ? "|" + texts.one(PIECES) : "") + (texts.chance(25) ? "$" : "");
    }

    private static BigDecimal number(String written) {
        return written.startsWith("0x") ? BigDecimal.valueOf(31) : new BigDecimal(written);
    }
}
