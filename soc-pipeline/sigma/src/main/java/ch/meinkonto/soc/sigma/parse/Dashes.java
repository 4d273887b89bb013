package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;

/**
 * {@code windash}: the characters that Windows takes for the dash before an option, each for any other. A few places are
 * written out; many would be five to the power of their number and become one regular expression.
 */
final class Dashes {
    private static final String ANY = "-/\u2013\u2014\u2015";
    private static final Pattern DASH = Pattern.compile("\\B[" + ANY + "]\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int MOST_WRITTEN_OUT = 4;
    private static final int MOST = 200;

    /** Where a dash stands: which part of a pattern, and which character of it. */
    private record Place(int part, int index) {}

    private final TextPattern pattern;
    private final Set<Place> places = new LinkedHashSet<>();

    Dashes(Yaml.Scalar value, TextPattern pattern) {
        this.pattern = pattern;
        for (int part = 0; part < pattern.parts().size(); part++) {
            if (pattern.parts().get(part) instanceof Part.Literal(String text)) {
                Matcher matcher = DASH.matcher(text);
                while (matcher.find()) {
                    places.add(new Place(part, matcher.start()));
                }
            }
        }
        if (places.size() > MOST) {
            throw new Refused(value.position(), "windash with more than " + MOST + " dashes in one value");
        }
    }

    boolean tooMany() {
        return places.size() > MOST_WRITTEN_OUT;
    }

    /** Every way of writing the dashes, the written one first. */
    List<TextPattern> variants() {
        Set<TextPattern> variants = new LinkedHashSet<>(List.of(pattern));
        for (Place place : places) {
            for (TextPattern variant : List.copyOf(variants)) {
                ANY.chars().forEach(dash -> variants.add(replaced(variant, place, (char) dash)));
            }
        }
        return List.copyOf(variants);
    }

    /** The same as one expression, which finds exactly the texts that the variants match. */
    ValueTest.Regex expression(Affix affix, boolean cased) {
        StringBuilder expression = new StringBuilder(affix == Affix.WHOLE || affix == Affix.START ? "\\A" : "");
        for (int part = 0; part < pattern.parts().size(); part++) {
            switch (pattern.parts().get(part)) {
                case Part.AnyRun ignored -> expression.append(".*");
                case Part.AnyCharacter ignored -> expression.append('.');
                case Part.Literal(String text) -> {
                    for (int index = 0; index < text.length(); index++) {
                        expression.append(places.contains(new Place(part, index))
                                ? "[" + ANY + "]"
                                : quoted(text.charAt(index)));
                    }
                }
            }
        }
        expression.append(affix == Affix.WHOLE || affix == Affix.END ? "\\z" : "");
        return new ValueTest.Regex(expression.toString(), !cased, false, true);
    }

    private static String quoted(char character) {
        boolean special = character < 128 && !Character.isLetterOrDigit(character);
        return special ? "\\" + character : String.valueOf(character);
    }

    private static TextPattern replaced(TextPattern pattern, Place place, char dash) {
        List<Part> parts = new ArrayList<>(pattern.parts());
        if (parts.get(place.part()) instanceof Part.Literal(String text)) {
            parts.set(place.part(),
                    new Part.Literal(text.substring(0, place.index()) + dash + text.substring(place.index() + 1)));
        }
        return new TextPattern(List.copyOf(parts));
    }
}
