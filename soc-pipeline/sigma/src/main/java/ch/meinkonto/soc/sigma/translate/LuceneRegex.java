package ch.meinkonto.soc.sigma.translate;

import java.util.List;
import java.util.stream.Collectors;

import ch.meinkonto.soc.sigma.translate.CharacterSet.Range;

/**
 * Writes a set of texts as a regular expression of Lucene, to be used with the flags {@code NONE}: always anchored, no
 * operators but the plain ones. A backslash before a letter would mean a class there, so only punctuation is escaped.
 */
final class LuceneRegex {
    private LuceneRegex() {}

    static String write(Language language) {
        return switch (language) {
            case Language.Chars(CharacterSet set) -> set(set);
            case Language.Sequence(List<Language> parts) -> parts.isEmpty()
                    ? "()"
                    : parts.stream().map(LuceneRegex::inSequence).collect(Collectors.joining());
            case Language.Choice(List<Language> options) ->
                options.stream().map(LuceneRegex::write).collect(Collectors.joining("|"));
            case Language.Repeat(Language part, int least, int most) -> repeated(part) + times(least, most);
        };
    }

    private static String inSequence(Language part) {
        return part instanceof Language.Choice ? "(" + write(part) + ")" : write(part);
    }

    private static String repeated(Language part) {
        return part instanceof Language.Chars ? write(part) : "(" + write(part) + ")";
    }

    private static String times(int least, int most) {
        if (most == Language.UNBOUNDED) {
            return least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}";
        }
        if (least == 0 && most == 1) {
            return "?";
        }
        if (least == 1 && most == 1) {
            return "";
        }
        return least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
    }

    private static String set(CharacterSet set) {
        if (set.equals(CharacterSet.ALL)) {
            return ".";
        }
        if (set.size() == 1) {
            return escaped(set.ranges().getFirst().first());
        }
        CharacterSet others = set.complement();
        boolean negative = others.ranges().size() < set.ranges().size() || set.contains(Character.MAX_CODE_POINT);
        StringBuilder written = new StringBuilder(negative ? "[^" : "[");
        for (Range range : (negative ? others : set).ranges()) {
            written.append(escaped(range.first()));
            if (range.last() > range.first()) {
                written.append(range.last() > range.first() + 1 ? "-" : "").append(escaped(range.last()));
            }
        }
        return written.append(']').toString();
    }

    private static String escaped(int character) {
        boolean punctuation = character > ' ' && character < 127 && !Character.isLetterOrDigit(character);
        return (punctuation ? "\\" : "") + Character.toString(character);
    }
}
