package ch.meinkonto.soc.bench.lane;

import java.util.List;

/**
 * Made-up words. What is built of four syllables in a row is never found in a text whose words have at most three: so rules
 * and events share their beginnings, and yet nothing matches.
 */
public final class Syllables {
    private static final List<String> ALL = List.of("ba", "be", "bo", "bra", "da", "de", "do", "dri", "fa", "fe", "fo",
            "fle", "ga", "ge", "go", "gru", "ka", "ke", "ko", "kli", "la", "le", "lo", "ma", "me", "mo", "na", "ne",
            "no",
            "pa", "pe", "po", "pro", "ra", "re", "ro", "sa", "se", "so", "sta", "ta", "te", "to", "tri", "va", "ve",
            "vo",
            "wa", "we", "wo");

    private Syllables() {}

    /** A word of that many syllables, each of a consonant or several and a vowel. */
    public static String word(Choice choice, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int left = syllables; left > 0; left--) {
            word.append(choice.of(ALL));
        }
        return word.toString();
    }
}
