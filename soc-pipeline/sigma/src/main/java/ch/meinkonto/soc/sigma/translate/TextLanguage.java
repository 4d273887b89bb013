package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;

/**
 * The values that a text of a rule matches. A rule compares UTF-16 units in lower case, an index compares characters as they
 * came; the two languages enclose what the rule means.
 *
 * @param over every value that matches, and perhaps more
 * @param under only values that match, and perhaps not all
 */
record TextLanguage(Language over, Language under) {
    private static final CharacterSet PLANE_ZERO = CharacterSet.range(0, 0xffff);

    /** With case. */
    static TextLanguage cased(TextPattern pattern) {
        return new Builder(true).read(pattern);
    }

    /**
     * Without case.
     *
     * @param lower in lower case already; without {@link Letters#DOT_ABOVE}
     */
    static TextLanguage uncased(TextPattern lower) {
        return new Builder(false).read(lower);
    }

    /** Goes through the parts from left to right. */
    private static final class Builder {
        private final boolean cased;
        private final List<Language> over = new ArrayList<>();
        private final List<Language> under = new ArrayList<>();
        private boolean endsWithI;

        Builder(boolean cased) {
            this.cased = cased;
        }

        TextLanguage read(TextPattern pattern) {
            List<Part> parts = pattern.parts();
            int index = 0;
            while (index < parts.size()) {
                if (parts.get(index) instanceof Part.Literal(String text)) {
                    int end = index + 1;
                    boolean beforeRun = end < parts.size() && singles(parts, end) == 0;
                    literal(text, beforeRun, end < parts.size());
                    index = end;
                } else {
                    int end = endOfWildcards(parts, index);
                    wildcards(singles(parts, index), parts.subList(index, end).stream()
                            .anyMatch(Part.AnyRun.class::isInstance));
                    index = end;
                }
            }
            return new TextLanguage(Language.sequence(over), Language.sequence(under));
        }

        private void literal(String text, boolean beforeRun, boolean beforeWildcard) {
            int[] characters = text.codePoints().toArray();
            for (int index = 0; index < characters.length; index++) {
                boolean last = index == characters.length - 1;
                letter(characters[index], last && beforeRun, last && beforeWildcard);
            }
        }

        /** A wildcard after an i can stand for the dot that the capital i with a dot leaves in lower case. */
        private void letter(int character, boolean beforeRun, boolean beforeWildcard) {
            CharacterSet sure = cased ? CharacterSet.of(character) : Letters.withLowerCase(character);
            CharacterSet possible = sure;
            boolean dotted = !cased && character == 'i' && beforeWildcard;
            if (dotted) {
                possible = possible.with(CharacterSet.of(Letters.CAPITAL_I_WITH_DOT));
                sure = beforeRun ? possible : sure;
            }
            if (!cased && (character == Letters.SIGMA || character == Letters.FINAL_SIGMA)) {
                possible = possible.with(CharacterSet.of(Letters.CAPITAL_SIGMA));
            }
            endsWithI = dotted;
            over.add(Language.chars(possible));
            under.add(Language.chars(sure));
        }

        /** So many units, or at least so many: a character has one unit or two. */
        private void wildcards(int units, boolean open) {
            if (units == 0) {
                over.add(Language.ANYTHING);
                under.add(Language.ANYTHING);
                return;
            }
            int outside = endsWithI ? units - 1 : units;
            over.add(new Language.Repeat(Language.chars(CharacterSet.ALL), (outside + 1) / 2,
                    open ? Language.UNBOUNDED : units));
            CharacterSet single = cased
                    ? PLANE_ZERO
                    : PLANE_ZERO.without(CharacterSet.of(Letters.CAPITAL_I_WITH_DOT));
            under.add(new Language.Repeat(Language.chars(single), units, units));
            if (open) {
                under.add(Language.ANYTHING);
            }
        }

        private static int endOfWildcards(List<Part> parts, int from) {
            int end = from;
            while (end < parts.size() && !(parts.get(end) instanceof Part.Literal)) {
                end++;
            }
            return end;
        }

        private static int singles(List<Part> parts, int from) {
            return (int) parts.subList(from, endOfWildcards(parts, from)).stream()
                    .filter(Part.AnyCharacter.class::isInstance)
                    .count();
        }
    }
}
