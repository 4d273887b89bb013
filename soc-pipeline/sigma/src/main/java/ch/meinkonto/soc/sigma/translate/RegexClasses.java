package ch.meinkonto.soc.sigma.translate;

import java.util.Map;

import ch.meinkonto.soc.sigma.translate.CharacterSet.Range;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** Reads the character classes of a regular expression: brackets, escapes, and letters without case. */
final class RegexClasses {
    private static final int MOST_FOLDED = 2_000;
    private static final CharacterSet DIGIT = CharacterSet.range('0', '9');
    private static final CharacterSet LETTER = CharacterSet.range('a', 'z').with(CharacterSet.range('A', 'Z'));
    private static final CharacterSet WORD = DIGIT.with(LETTER).with(CharacterSet.of('_'));
    private static final CharacterSet VERTICAL_TAB = CharacterSet.of(0x0b);
    private static final CharacterSet SPACE = CharacterSet.of("\t\n\f\r ");
    /** ASCII, and the forms beyond it that k and s have. */
    private static final CharacterSet SURELY_FOLDED = CharacterSet.range(0, 127).with(CharacterSet.of("\u212a\u017f"));
    private static final CharacterSet PRINTED = CharacterSet.range('!', '~');
    private static final Map<String, CharacterSet> NAMED = Map.ofEntries(
            Map.entry("alnum", DIGIT.with(LETTER)), Map.entry("alpha", LETTER),
            Map.entry("ascii", CharacterSet.range(0, 127)), Map.entry("blank", CharacterSet.of("\t ")),
            Map.entry("cntrl", CharacterSet.range(0, 31).with(CharacterSet.of(127))), Map.entry("digit", DIGIT),
            Map.entry("graph", PRINTED), Map.entry("lower", CharacterSet.range('a', 'z')),
            Map.entry("print", CharacterSet.range(' ', '~')),
            Map.entry("punct", PRINTED.without(DIGIT).without(LETTER)),
            Map.entry("space", SPACE.with(VERTICAL_TAB)), Map.entry("upper", CharacterSet.range('A', 'Z')),
            Map.entry("word", WORD), Map.entry("xdigit", DIGIT.with(CharacterSet.of("abcdefABCDEF"))));

    private final RegexSource source;
    private final boolean linear;
    private final Map<Reason, String> losses;

    RegexClasses(RegexSource source, boolean linear, Map<Reason, String> losses) {
        this.source = source;
        this.linear = linear;
        this.losses = losses;
    }

    /** What stands within brackets; the opening one was read. */
    CharacterSet bracket(RegexFlags flags) {
        boolean negated = source.take("^");
        CharacterSet set = CharacterSet.NONE;
        boolean first = true;
        while (first || !source.at("]")) {
            first = false;
            set = set.with(member(flags));
        }
        source.expect("]");
        if (negated && flags.ignoreCase() && (!linear || !set.without(SURELY_FOLDED).ranges().isEmpty())) {
            losses.put(Reason.LETTER_CASE, "a negated class without case has letters beyond ASCII");
            return CharacterSet.ALL;
        }
        return negated ? set.complement() : set;
    }

    private CharacterSet member(RegexFlags flags) {
        if (source.take("[:")) {
            boolean negated = source.take("^");
            CharacterSet named = NAMED.get(source.until(":]"));
            if (named == null || !linear) {
                throw source.unreadable();
            }
            return negated ? folded(named, flags).complement() : folded(named, flags);
        }
        if (!linear && (source.at("[") || source.at("&&"))) {
            throw source.unreadable();
        }
        CharacterSet low = one();
        if (low.size() != 1) {
            return foldedEscape(low, flags);
        }
        if (!source.at("-") || source.at("-]")) {
            return folded(low, flags);
        }
        source.expect("-");
        CharacterSet high = one();
        if (high.size() != 1) {
            throw source.unreadable();
        }
        return folded(CharacterSet.range(low.ranges().getFirst().first(), high.ranges().getFirst().first()), flags);
    }

    private CharacterSet one() {
        return source.take("\\") ? unfolded() : CharacterSet.of(source.next());
    }

    /** What a backslash stands for; the backslash was read. */
    CharacterSet escape(RegexFlags flags) {
        return foldedEscape(unfolded(), flags);
    }

    /** {@code \W} is what {@code \w} without case is not. */
    private CharacterSet foldedEscape(CharacterSet set, RegexFlags flags) {
        boolean negated = set.contains(Character.MAX_CODE_POINT);
        if (negated && !linear) {
            return set; // The JDK folds letters, not classes.
        }
        return negated ? folded(set.complement(), flags).complement() : folded(set, flags);
    }

    private CharacterSet unfolded() {
        int character = source.next();
        return switch (character) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.complement();
            case 'w' -> WORD;
            case 'W' -> WORD.complement();
            case 's' -> space();
            case 'S' -> space().complement();
            case 't' -> CharacterSet.of('\t');
            case 'n' -> CharacterSet.of('\n');
            case 'r' -> CharacterSet.of('\r');
            case 'f' -> CharacterSet.of('\f');
            case 'a' -> CharacterSet.of(7);
            case 'x' -> CharacterSet.of(source.hexadecimal(2));
            case 'v' -> {
                if (!linear) {
                    throw source.unreadable();
                }
                yield VERTICAL_TAB;
            }
            case 'e' -> CharacterSet.of(27);
            default -> {
                if (Character.isLetterOrDigit(character)) {
                    throw source.unreadable();
                }
                yield CharacterSet.of(character);
            }
        };
    }

    private CharacterSet space() {
        return linear ? SPACE : SPACE.with(VERTICAL_TAB);
    }

    /** With all forms of its letters, where the case does not matter. */
    CharacterSet folded(CharacterSet set, RegexFlags flags) {
        if (!flags.ignoreCase()) {
            return set;
        }
        if (set.size() > MOST_FOLDED) {
            losses.put(Reason.LETTER_CASE, "a large class without case");
            return CharacterSet.ALL;
        }
        CharacterSet folded = set;
        for (Range range : set.ranges()) {
            for (int character = range.first(); character <= range.last(); character++) {
                CharacterSet forms = Letters.folded(character);
                folded = folded.with(forms);
                if (character > 127 && forms.size() > 1) {
                    losses.put(Reason.LETTER_CASE, "a letter beyond ASCII without case");
                }
                if (!linear && (character == 'i' || character == 'I')) {
                    folded = folded.with(CharacterSet.range(Letters.CAPITAL_I_WITH_DOT, Letters.DOTLESS_I));
                }
            }
        }
        return folded;
    }
}
