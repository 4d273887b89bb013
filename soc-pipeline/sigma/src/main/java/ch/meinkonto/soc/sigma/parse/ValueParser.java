package ch.meinkonto.soc.sigma.parse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import ch.meinkonto.soc.sigma.parse.Modifiers.Flag;
import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;

/** Applies the modifiers of an item to one of its values. */
final class ValueParser {
    private ValueParser() {}

    /** The tests one value stands for; one of them must hold. Several only where an encoding has variants. */
    static List<ValueTest> tests(Yaml.Scalar value, Modifiers modifiers) {
        return switch (modifiers.kind()) {
            case TEXT -> text(value, modifiers);
            case REGEX -> List.of(regex(value, modifiers));
            case NETWORK -> List.of(new ValueTest.InNetwork(Network.parse(value.text().strip())
                    .orElseThrow(() -> new Refused(value.position(), "'" + value.text() + "' is not a network"))));
            case NUMBER -> List.of(new ValueTest.Compare(operator(modifiers), number(value)));
            case TIME_PART -> List.of(timePart(value, modifiers));
            case EXISTS -> List.of(exists(value));
            case FIELD -> List.of(new ValueTest.SameAs(value.text(), modifiers.affix(), modifiers.cased()));
        };
    }

    /** The same for a keyword, which may stand anywhere in a value of the event. */
    static List<ValueTest> keywords(Yaml.Scalar value, Modifiers modifiers) {
        if (value.kind() == Yaml.Kind.NULL || value.text().isEmpty()) {
            throw new Refused(value.position(), "a keyword must not be empty");
        }
        return switch (modifiers.kind()) {
            case TEXT -> Encodings.apply(value, TextPattern.parse(value.text()), modifiers).stream()
                    .<ValueTest>map(pattern -> new ValueTest.Text(pattern.open(true, true), modifiers.cased()))
                    .toList();
            case REGEX, NETWORK -> tests(value, modifiers);
            case NUMBER, TIME_PART, EXISTS, FIELD ->
                throw new Refused(value.position(), "a keyword cannot have this modifier");
        };
    }

    private static List<ValueTest> text(Yaml.Scalar value, Modifiers modifiers) {
        if (value.kind() == Yaml.Kind.NULL) {
            if (modifiers.affix() != Affix.WHOLE || !modifiers.encodings().isEmpty()) {
                throw new Refused(value.position(), "null cannot be searched within a text");
            }
            return List.of(new ValueTest.Null());
        }
        boolean bare = modifiers.affix() == Affix.WHOLE && modifiers.encodings().isEmpty();
        if (value.kind() == Yaml.Kind.NUMBER && bare) {
            return List.of(new ValueTest.Number(number(value), value.text()));
        }
        return Encodings.apply(value, TextPattern.parse(value.text()), modifiers).stream()
                .map(pattern -> place(pattern, modifiers.affix()))
                .<ValueTest>map(pattern -> new ValueTest.Text(pattern, modifiers.cased()))
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

    private static ValueTest regex(Yaml.Scalar value, Modifiers modifiers) {
        ValueTest.Regex regex = new ValueTest.Regex(value.text(), modifiers.flags().contains(Flag.IGNORE_CASE),
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

    private static Operator operator(Modifiers modifiers) {
        return modifiers.operator() == null ? Operator.EQ : modifiers.operator();
    }

    static BigDecimal number(Yaml.Scalar value) {
        String text = value.text().strip();
        try {
            if (text.startsWith("0x")) {
                return new BigDecimal(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o")) {
                return new BigDecimal(new BigInteger(text.substring(2), 8));
            }
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > 400) {
                throw new Refused(value.position(), "'" + text + "' is too large or too small");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new Refused(value.position(), "'" + text + "' is not a number");
        }
    }
}
