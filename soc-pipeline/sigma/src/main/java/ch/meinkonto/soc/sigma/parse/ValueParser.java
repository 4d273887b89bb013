package ch.meinkonto.soc.sigma.parse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

import ch.meinkonto.soc.sigma.parse.Modifiers.Encoding;
import ch.meinkonto.soc.sigma.parse.Modifiers.Flag;
import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;

/**
 * Applies the modifiers of an item to one of its values.
 *
 * @param placeholders what {@code expand} inserts
 * @param names the fields that stand for one that {@code fieldref} names
 */
record ValueParser(Placeholders placeholders, Function<String, List<String>> names) {
    /** Digits before or after the point; more would let arithmetic take long. */
    private static final int LARGEST_EXPONENT = 400;
    private static final int LONGEST_NUMBER = 400;

    /**
     * What one value stands for: one list per text that {@code expand} makes of it, and in each the tests of which one must
     * hold. Several tests only where an encoding has variants.
     */
    List<List<ValueTest>> tests(Yaml.Scalar value, Modifiers modifiers) {
        if (modifiers.kind() == Modifiers.Kind.TEXT) {
            return texts(value, modifiers);
        }
        List<Yaml.Scalar> values = modifiers.expands() ? placeholders.inScalar(value) : List.of(value);
        return values.stream().map(each -> single(each, modifiers)).toList();
    }

    /** The same for a keyword, which may stand anywhere in a value of the event. */
    List<List<ValueTest>> keywords(Yaml.Scalar value, Modifiers modifiers) {
        if (value.isNull() || value.text().isEmpty()) {
            throw new Refused(value.position(), "a keyword must not be empty");
        }
        return switch (modifiers.kind()) {
            case TEXT -> patterns(value, modifiers).stream()
                    .map(pattern -> encoded(value, pattern, modifiers, Affix.ANYWHERE))
                    .toList();
            case REGEX, NETWORK -> tests(value, modifiers);
            case NUMBER, TIME_PART, EXISTS, FIELD ->
                throw new Refused(value.position(), "a keyword cannot have this modifier");
        };
    }

    private List<List<ValueTest>> texts(Yaml.Scalar value, Modifiers modifiers) {
        boolean bare = modifiers.affix() == Affix.WHOLE && modifiers.encodings().isEmpty();
        if (value.isNull()) {
            if (!bare) {
                throw new Refused(value.position(), "null cannot be searched within a text");
            }
            return List.of(List.of(new ValueTest.Null()));
        }
        if (value.kind() == Yaml.Kind.NUMBER && bare) {
            return List.of(List.of(new ValueTest.Number(number(value), value.text())));
        }
        return patterns(value, modifiers).stream()
                .map(pattern -> encoded(value, pattern, modifiers, modifiers.affix()))
                .toList();
    }

    private List<TextPattern> patterns(Yaml.Scalar value, Modifiers modifiers) {
        TextPattern pattern = TextPattern.parse(value.text());
        return modifiers.expands() ? placeholders.inPattern(value, pattern) : List.of(pattern);
    }

    private static List<ValueTest> encoded(Yaml.Scalar value, TextPattern pattern, Modifiers modifiers, Affix affix) {
        if (modifiers.encodings().equals(List.of(Encoding.WINDASH))) {
            Dashes dashes = new Dashes(value, pattern);
            if (dashes.tooMany()) {
                ValueTest.Regex expression = dashes.expression(affix, modifiers.cased());
                RegexSyntax.check(expression, value.position());
                return List.of(expression);
            }
        }
        return Encodings.apply(value, pattern, modifiers).stream()
                .map(each -> place(each, affix))
                .<ValueTest>map(each -> new ValueTest.Text(each, modifiers.cased()))
                .toList();
    }

    private static TextPattern place(TextPattern pattern, Affix affix) {
        return switch (affix) {
            case WHOLE -> pattern;
            case START -> pattern.open(false, true);
            case END -> pattern.open(true, false);
            case ANYWHERE -> pattern.open(true, true);
        };
    }

    private List<ValueTest> single(Yaml.Scalar value, Modifiers modifiers) {
        return switch (modifiers.kind()) {
            case TEXT -> throw new IllegalStateException("texts have variants");
            case REGEX -> List.of(regex(value, modifiers));
            case NETWORK -> List.of(new ValueTest.InNetwork(Network.parse(value.text().strip())
                    .orElseThrow(() -> new Refused(value.position(), "'" + value.text() + "' is not a network"))));
            case NUMBER -> List.of(new ValueTest.Compare(operator(modifiers), number(value)));
            case TIME_PART -> List.of(timePart(value, modifiers));
            case EXISTS -> List.of(exists(value));
            case FIELD -> otherField(value, modifiers);
        };
    }

    /** The search is unanchored; {@code startswith} and {@code endswith} anchor it, {@code contains} changes nothing. */
    private static ValueTest regex(Yaml.Scalar value, Modifiers modifiers) {
        String expression = switch (modifiers.affix()) {
            case WHOLE, ANYWHERE -> value.text();
            case START -> "\\A(?:" + value.text() + ")";
            case END -> "(?:" + value.text() + ")\\z";
        };
        ValueTest.Regex regex = new ValueTest.Regex(expression, modifiers.flags().contains(Flag.IGNORE_CASE),
                modifiers.flags().contains(Flag.MULTILINE), modifiers.flags().contains(Flag.DOT_ALL));
        RegexSyntax.check(regex, value.position());
        return regex;
    }

    private static ValueTest timePart(Yaml.Scalar value, Modifiers modifiers) {
        if (modifiers.unit() == null) {
            throw new IllegalStateException("a part of a time without its unit");
        }
        return new ValueTest.TimePart(modifiers.unit(), operator(modifiers), number(value));
    }

    private static ValueTest exists(Yaml.Scalar value) {
        if (value.kind() != Yaml.Kind.BOOLEAN) {
            throw new Refused(value.position(), "exists is true or false");
        }
        return new ValueTest.Exists(value.text().equalsIgnoreCase("true"));
    }

    private List<ValueTest> otherField(Yaml.Scalar value, Modifiers modifiers) {
        TextPattern name = TextPattern.parse(value.text());
        if (value.isNull() || value.text().isBlank() || name.hasWildcard()) {
            throw new Refused(value.position(), "fieldref takes the name of one field");
        }
        return names.apply(name.text()).stream()
                .<ValueTest>map(field -> new ValueTest.SameAs(field, modifiers.affix(), modifiers.cased()))
                .toList();
    }

    private static Operator operator(Modifiers modifiers) {
        return modifiers.operator() == null ? Operator.EQ : modifiers.operator();
    }

    /** Reads a number as the core schema of YAML 1.2 writes it. */
    static BigDecimal number(Yaml.Scalar value) {
        String text = value.text().strip();
        if (text.length() > LONGEST_NUMBER) {
            throw new Refused(value.position(), "the number is longer than " + LONGEST_NUMBER + " characters");
        }
        try {
            if (text.startsWith("0x")) {
                return new BigDecimal(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o")) {
                return new BigDecimal(new BigInteger(text.substring(2), 8));
            }
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
                throw new Refused(value.position(), "'" + text + "' is too large or too small");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new Refused(value.position(), "'" + text + "' is not a number");
        }
    }
}
