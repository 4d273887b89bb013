package ch.meinkonto.soc.bench.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Translates rules into Esper filter expressions over lower-case texts; a field that is absent is a text of one character
 * that no event has. Networks, comparisons and times are approximated by the presence of the field.
 */
final class EsperExpressions {
    /** The property that holds every value of an event, one per line. */
    static final String ANY = "anyValue";

    /** The value of a field that is absent. */
    static final String ABSENT = "\u0001";

    private static final String IS_ABSENT = " = '\\u0001'";
    private static final String IS_PRESENT = " != '\\u0001'";

    private final Map<String, Integer> properties = new LinkedHashMap<>();
    private final Shortcomings shortcomings;

    EsperExpressions(Shortcomings shortcomings) {
        this.shortcomings = shortcomings;
    }

    /** The fields read so far, each with its place among the properties, from 0. */
    Map<String, Integer> properties() {
        return properties;
    }

    /** The name of the property at a place: names of fields may hold characters that Esper does not take. */
    static String property(int place) {
        return "p" + place;
    }

    String expression(Clause clause) {
        return switch (clause) {
            case Clause.And(List<Clause> parts) -> joined(parts, " and ");
            case Clause.Or(List<Clause> parts) -> joined(parts, " or ");
            case Clause.Not(Clause part) -> "not (" + expression(part) + ")";
            case Clause.Field(String field, ValueTest test) -> {
                int place = properties.computeIfAbsent(field, unused -> properties.size());
                yield test(property(place), test);
            }
            case Clause.Keyword(ValueTest test) -> test(ANY, test);
        };
    }

    private String joined(List<Clause> parts, String word) {
        return parts.stream().map(part -> "(" + expression(part) + ")").collect(Collectors.joining(word));
    }

    private String test(String property, ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean cased) -> {
                if (cased) {
                    shortcomings.approximate();
                }
                yield text(property, pattern.lowerCase());
            }
            case ValueTest.Number(var ignored, String written) -> property + " = " + quoted(written);
            case ValueTest.Null ignored -> property + IS_ABSENT;
            case ValueTest.Exists(boolean wanted) -> property + (wanted ? IS_PRESENT : IS_ABSENT);
            case ValueTest.Regex(String expression, boolean ignored, boolean ignoredLines, boolean ignoredDots) ->
                property + " regexp " + quoted("(?is).*(?:" + expression + ").*");
            case ValueTest.Compare ignored -> approximated(property);
            case ValueTest.TimePart ignored -> approximated(property);
            case ValueTest.InNetwork ignored -> approximated(property);
            case ValueTest.SameAs ignored -> approximated(property);
        };
    }

    private String approximated(String property) {
        shortcomings.approximate();
        return property + IS_PRESENT;
    }

    private static String text(String property, TextPattern pattern) {
        String text = pattern.text();
        if (!pattern.hasWildcard()) {
            return property + " = " + quoted(text);
        }
        List<TextPattern.Part> parts = pattern.parts();
        boolean single = parts.stream().filter(part -> part instanceof TextPattern.Part.Literal).count() == 1
                && parts.stream().noneMatch(part -> part instanceof TextPattern.Part.AnyCharacter);
        if (text.isEmpty()) {
            return property + IS_PRESENT;
        }
        if (!single) {
            return property + " regexp " + quoted("(?s)" + regexp(parts));
        }
        boolean openBefore = parts.getFirst() instanceof TextPattern.Part.AnyRun;
        boolean openAfter = parts.getLast() instanceof TextPattern.Part.AnyRun;
        String method = openBefore && openAfter ? "contains" : openBefore ? "endsWith" : "startsWith";
        // In parentheses: without them Esper takes the escapes of the text literally.
        return "(" + property + ")." + method + "(" + quoted(text) + ")";
    }

    private static String regexp(List<TextPattern.Part> parts) {
        return parts.stream().map(part -> switch (part) {
            case TextPattern.Part.AnyRun ignored -> ".*";
            case TextPattern.Part.AnyCharacter ignored -> ".";
            case TextPattern.Part.Literal(String text) -> text.replaceAll("([^A-Za-z0-9 ])", "\\\\$1");
        }).collect(Collectors.joining());
    }

    /** All but plain characters as Unicode escapes, which Esper reads the way Java does. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean plain = character >= ' ' && character < 0x7f && character != '\'' && character != '"'
                    && character != '\\';
            quoted.append(plain ? String.valueOf(character) : "\\u%04x".formatted((int) character));
        }
        return quoted.append("'").toString();
    }
}
