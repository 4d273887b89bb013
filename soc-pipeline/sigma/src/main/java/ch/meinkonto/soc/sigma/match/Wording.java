package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;

/** Says in words what a rule asks for. Values are shortened, so that no event and no rule can fill a screen. */
final class Wording {
    private static final int LONGEST = 120;

    private Wording() {}

    static String of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean cased) -> text(pattern) + (cased ? ", with case" : "");
            case ValueTest.Number(BigDecimal ignored, String written) -> "is the number " + written;
            case ValueTest.Null ignored -> "is absent or null";
            case ValueTest.Exists(boolean wanted) -> wanted ? "is present" : "is absent";
            case ValueTest.Compare(Operator operator, BigDecimal bound) ->
                "is " + words(operator) + " " + number(bound);
            case ValueTest.TimePart(ValueTest.Unit unit, Operator operator, BigDecimal bound) ->
                "has the " + unit.name().toLowerCase(Locale.ROOT) + " " + words(operator) + " " + number(bound);
            case ValueTest.Regex regex -> "has a match of /" + shortened(regex.expression()) + "/"
                    + (regex.ignoreCase() ? "i" : "") + (regex.multiline() ? "m" : "") + (regex.dotAll() ? "s" : "");
            case ValueTest.InNetwork(Network network) ->
                "is within " + network.address().getHostAddress() + "/" + network.prefix();
            case ValueTest.SameAs(String other, Affix affix, boolean cased) ->
                words(affix) + " the value of " + other + (cased ? ", with case" : "");
        };
    }

    /** What a correlation asks for, one sentence. */
    static String of(CorrelationRule rule) {
        StringBuilder words = new StringBuilder(rule.type().word());
        words.append(rule.fields().isEmpty() ? "" : " of " + String.join(" and ", rule.fields()));
        for (CorrelationRule.Bound bound : rule.bounds()) {
            words.append(" ").append(words(bound.operator())).append(" ").append(number(bound.value()));
        }
        words.append(" over matches of ").append(String.join(", ", rule.rules()));
        words.append(" within ").append(rule.timespan().toSeconds()).append(" s");
        words.append(rule.groupBy().isEmpty() ? "" : ", for each " + String.join(" and ", rule.groupBy()));
        return words.toString();
    }

    /** Category, product and service, those that are there. */
    static String of(LogSource source) {
        StringBuilder words = new StringBuilder();
        append(words, "category", source.category());
        append(words, "product", source.product());
        append(words, "service", source.service());
        return words.isEmpty() ? "any log source" : words.toString();
    }

    /** In quotation marks and in one line. */
    static String quoted(String value) {
        return '"' + value.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }

    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    private static String text(TextPattern pattern) {
        List<Part> parts = pattern.parts();
        if (!pattern.hasWildcard()) {
            return pattern.text().isEmpty() ? "is empty" : "is " + quoted(shortened(pattern.text()));
        }
        boolean before = parts.getFirst() instanceof Part.AnyRun;
        boolean after = parts.getLast() instanceof Part.AnyRun;
        List<Part> inside = parts.subList(before ? 1 : 0, Math.max(before ? 1 : 0, parts.size() - (after ? 1 : 0)));
        if (inside.isEmpty()) {
            return "is any text";
        }
        if (inside.size() == 1 && inside.getFirst() instanceof Part.Literal(String literal)) {
            return (before && after ? "contains " : before ? "ends with " : "starts with ")
                    + quoted(shortened(literal));
        }
        return "has the form " + quoted(shortened(written(parts)));
    }

    private static String written(List<Part> parts) {
        StringBuilder written = new StringBuilder();
        for (Part part : parts) {
            written.append(switch (part) {
                case Part.AnyRun ignored -> "*";
                case Part.AnyCharacter ignored -> "?";
                case Part.Literal(String text) -> text.replaceAll("[*?]", "\\\\$0");
            });
        }
        return written.toString();
    }

    private static String words(Operator operator) {
        return switch (operator) {
            case LT -> "less than";
            case LTE -> "at most";
            case GT -> "greater than";
            case GTE -> "at least";
            case EQ -> "equal to";
            case NEQ -> "other than";
        };
    }

    private static String words(Affix affix) {
        return switch (affix) {
            case WHOLE -> "is";
            case START -> "starts with";
            case END -> "ends with";
            case ANYWHERE -> "contains";
        };
    }

    private static String number(BigDecimal number) {
        return number.precision() > 30 || Math.abs(number.scale()) > 30 ? number.toString() : number.toPlainString();
    }

    private static void append(StringBuilder words, String name, @Nullable String value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
        }
    }
}
