package ch.meinkonto.soc.engine.hunt;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Short texts of the characters on which engines differ: letters with odd cases, wildcards, escapes, white space. */
record RandomTexts(Random random) {
    private static final List<String> CHARACTERS = List.of("k", "K", "\u212a", "s", "S", "\u017f", "i", "I", "\u0130",
            "\u0131", "\u00e4", "\u00c4", "\u00df", "\u1e9e", "\u03c3", "\u03c2", "\u03a3", "\u212b", "a", "b", "A",
            "*",
            "?", "\\", "\"", ".", " ", "\n", "\ud83d\ude00", "0", "1", "-", "\u0307", "\u0436", "\u0416", "#", "~");

    /** At most that many characters, often none or one. */
    String text(int most) {
        int length = random.nextInt(most + 1);
        // Half of the texts keep to a few letters, so that rules and events meet.
        int letters = random.nextBoolean() ? 8 : CHARACTERS.size();
        return IntStream.range(0, length)
                .mapToObj(unused -> CHARACTERS.get(random.nextInt(letters)))
                .collect(Collectors.joining());
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
