package ch.meinkonto.soc.sigma.translate;

import java.util.HashMap;
import java.util.Map;

/** Which letters are the same letter: in the lower case of rules, and in the folding of regular expressions. */
final class Letters {
    /** Becomes two characters in lower case: i and the dot above. */
    static final int CAPITAL_I_WITH_DOT = 0x130;
    static final int DOTLESS_I = 0x131;
    static final int DOT_ABOVE = 0x307;
    static final int SIGMA = 0x3c3;
    /** What a capital sigma becomes at the end of a word. */
    static final int FINAL_SIGMA = 0x3c2;
    static final int CAPITAL_SIGMA = 0x3a3;

    private static final Map<Integer, CharacterSet> LOWER = grouped(true);
    private static final Map<Integer, CharacterSet> FOLDED = grouped(false);

    private Letters() {}

    /**
     * The characters whose lower case is exactly this character, wherever they stand. Left out: {@link #CAPITAL_I_WITH_DOT}
     * and {@link #CAPITAL_SIGMA}, whose lower case is not one character or depends on the neighbours.
     */
    static CharacterSet withLowerCase(int lower) {
        CharacterSet known = LOWER.get(lower);
        return known == null ? CharacterSet.of(lower) : known;
    }

    /**
     * The characters that a regular expression without case takes for the same (simple case folding of Unicode): the i with
     * a dot and the one without are letters of their own.
     */
    static CharacterSet folded(int character) {
        CharacterSet known = FOLDED.get(fold(character));
        return known == null ? CharacterSet.of(character) : known;
    }

    private static int fold(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    /** Groups of more than one character. */
    private static Map<Integer, CharacterSet> grouped(boolean lower) {
        Map<Integer, CharacterSet> groups = new HashMap<>();
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            int same = lower ? Character.toLowerCase(character) : fold(character);
            boolean special = character == CAPITAL_I_WITH_DOT || character == DOTLESS_I
                    || lower && character == CAPITAL_SIGMA;
            if (same != character && !special) {
                groups.merge(same, CharacterSet.of(same).with(CharacterSet.of(character)), CharacterSet::with);
            }
        }
        return Map.copyOf(groups);
    }
}
