package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Header;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.Selection;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Makes rules and events that often nearly meet: few fields, short texts of few characters, the odd ones among them. */
final class RandomRules {
    static final List<String> FIELDS = List.of("a", "b.c", "b.d", "CommandLine", "ä", "e");
    private static final List<LogSource> SOURCES = List.of(new LogSource("webserver", null, null),
            new LogSource(null, "meinkonto", null), new LogSource(null, "meinkonto", "auth"),
            new LogSource("webserver", "meinkonto", "access"));
    private static final List<String> PIECES = List.of("a", "b", "A", "B", "ab", "abc", "abcd", "powershell", ".exe",
            "\\", "/", " ", "-", "%27", "1", "42", "0", ".", "s", "S", "ſ", "k", "K", "İ", "i", "I", "ı", "ß", "ä", "Ä",
            "Σ", "σ", "ς", "😀", "\u0000", "\n", "\"", "é");
    private static final List<String> EXPRESSIONS = List.of("a+b", "(?i)abc", "^a", "b$", "[ab]{2}", "(ab|cd)?e*",
            "\\.exe", "a.*k", "(?i:power)shell", "\\d+", "s\\b", "^(?!a)b", "(a)\\1", "[Pp]ower", "x?y?", "", "ab{0}c",
            "\\w+`", "i|ı", "(?i)sk", "a{2,}", "[^a]b", "\\x41b", "(?s)a.b", "\\Qa.b\\E", "ß", "(?i)ä");

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    List<DetectionRule> rules(int count) {
        List<DetectionRule> rules = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            rules.add(rule("r" + number));
        }
        return rules;
    }

    private DetectionRule rule(String name) {
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (int number = 0; number <= random.nextInt(3); number++) {
            selections.put("s" + number, selection(2));
        }
        return new DetectionRule(header(name), source(), selections, condition(List.copyOf(selections.keySet()), 3));
    }

    private static Header header(String name) {
        return RuleParser.parse("random.yml", """
                title: Random
                name: %s
                logsource: {product: any}
                detection: {s: {a: b}, condition: s}
                """.formatted(name)).detections().getFirst().header();
    }

    LogSource source() {
        return SOURCES.get(random.nextInt(SOURCES.size()));
    }

    private Condition condition(List<String> names, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> new Condition.And(some(() -> condition(names, depth - 1)));
            case 2 -> new Condition.Or(some(() -> condition(names, depth - 1)));
            case 3 -> new Condition.Not(condition(names, depth - 1));
            default -> new Condition.Named(names.get(random.nextInt(names.size())));
        };
    }

    private Selection selection(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(8)) {
            case 0 -> new Selection.AllOf(some(() -> selection(depth - 1)));
            case 1 -> new Selection.AnyOf(some(() -> selection(depth - 1)));
            case 2 -> new Selection.Keywords(random.nextBoolean(), some(this::keyword));
            default -> new Selection.Field(field(), random.nextInt(4) == 0, random.nextInt(6) == 0, some(this::test));
        };
    }

    private <T> List<T> some(Supplier<T> one) {
        List<T> some = new ArrayList<>();
        int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 9 : 3);
        for (int number = 0; number < count; number++) {
            some.add(one.get());
        }
        return some;
    }

    private ValueTest keyword() {
        return switch (random.nextInt(6)) {
            case 0 -> regex();
            default -> new ValueTest.Text(TextPattern.literal(text(3)).open(true, true), random.nextInt(5) == 0);
        };
    }

    private ValueTest test() {
        return switch (random.nextInt(14)) {
            case 0 -> new ValueTest.Null();
            case 1 -> new ValueTest.Exists(random.nextBoolean());
            case 2, 3 -> {
                String written = number();
                yield new ValueTest.Number(new BigDecimal(written), written);
            }
            case 4 -> new ValueTest.Compare(Operator.values()[random.nextInt(6)], new BigDecimal(number()));
            case 5 -> regex();
            case 6 -> new ValueTest.InNetwork(
                    Network.parse(random.nextBoolean() ? "192.0.2.0/24" : "2001:db8::/32").orElseThrow());
            case 7 -> new ValueTest.SameAs(field(),
                    ValueTest.Affix.values()[random.nextInt(ValueTest.Affix.values().length)], random.nextBoolean());
            case 8 -> new ValueTest.TimePart(ValueTest.Unit.values()[random.nextInt(6)],
                    Operator.values()[random.nextInt(6)], BigDecimal.valueOf(random.nextInt(30)));
            default -> new ValueTest.Text(pattern(), random.nextInt(5) == 0);
        };
    }

    private ValueTest regex() {
        return new ValueTest.Regex(EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())), random.nextInt(3) == 0,
                random.nextInt(4) == 0, random.nextInt(4) == 0);
    }

    private TextPattern pattern() {
        TextPattern pattern = switch (random.nextInt(6)) {
            case 0 -> TextPattern.parse(text(2) + "*" + text(2));
            case 1 -> TextPattern.parse(text(1) + "?" + text(2) + "*" + text(1));
            case 2 -> TextPattern.parse("*?".substring(random.nextInt(2)) + text(2));
            default -> TextPattern.literal(text(3));
        };
        return pattern.open(random.nextInt(3) == 0, random.nextInt(3) == 0);
    }

    private String field() {
        return FIELDS.get(random.nextInt(FIELDS.size()));
    }

    private String number() {
        return List.of("0", "1", "42", "-42", "1.0", "1e2", "100", "0.5", "1234567890123456789012", "-0", "007")
                .get(random.nextInt(11));
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(most + 1);
        for (int number = 0; number < pieces; number++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** A document of texts, numbers, truth values, lists and maps. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        for (String field : FIELDS) {
            if (random.nextInt(4) != 0) {
                put(document, field, value(1));
            }
        }
        if (random.nextInt(3) == 0) {
            document.put("unread", value(1));
        }
        if (random.nextInt(20) == 0) {
            document.put("CommandLine", text(3) + "x".repeat(random.nextInt(100)) + text(3));
        }
        return document;
    }

    /** Half of the dotted names become nested objects. */
    @SuppressWarnings("unchecked") // the map was put there a line before
    private void put(Map<String, Object> document, String field, Object value) {
        int dot = field.indexOf('.');
        if (dot < 0 || random.nextBoolean()) {
            document.put(field, value);
        } else {
            Object nested = document.computeIfAbsent(field.substring(0, dot), unused -> new LinkedHashMap<>());
            ((Map<String, Object>) nested).put(field.substring(dot + 1), value);
        }
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> random.nextInt(3) * 21L;
            case 1 -> new BigDecimal(List.of("1.0", "0.5", "1E+2", "42", "-42.00").get(random.nextInt(5)));
            case 2 -> random.nextBoolean();
            case 3 ->
                List.of("192.0.2.7", "2001:db8::1", "2026-11-23T08:17:00Z", "1764000000", "42 ", " 1e2", "+42", "null")
                        .get(random.nextInt(8));
            case 7, 8 -> some(() -> value(0));
            case 4 -> text(2) + (random.nextInt(10) == 0 ? "\ud800" : "") + text(2);
            default -> text(4);
        };
    }
}
