package ch.meinkonto.soc.sigma.match;

import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many texts stand anywhere in a value, in one pass.
 *
 * <p>
 * Of every text the rarest four bytes (or eight, or all if it is shorter) go into a small bit field that stays in the first cache; at
 * each place of the value two bits are looked at, and only where both are set are texts compared. Unlike an automaton, no place
 * waits for the one before it. Immutable.
 */
final class TextScanner {
    /** Is told of texts found. */
    interface Hits {
        /** A text was found, perhaps not for the first time in this value; true ends the search. */
        boolean found(int text);
    }

    /** As many bytes as one read takes. */
    static final int LONG_GRAM = 8;
    private static final int USUAL_GRAM = 4;
    private static final int SHORTEST_GRAM = 3;
    private static final int FEW_TEXTS = 1_000;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    /** Where in a hash the second bit of a text is taken from; both lie in one word, which is read once. */
    private static final int SECOND = 10;
    private static final int BITS_PER_TEXT = 16;
    private static final int FEWEST_BITS = 9;
    private static final int MOST_BITS = 20;

    private final byte[][] texts;
    private final int[] offsets;
    private final long[] grams;
    private final int[] nexts;
    private final int[] heads;
    private final long[] bits;
    private final int shift;
    private final int headShift;
    private final int size;
    private final long mask;
    private final boolean[] shorts = new boolean[USUAL_GRAM];
    private final boolean anyShort;
    private final boolean anyLong;

    /** For texts of at least one byte; they are numbered in the order given. */
    TextScanner(List<byte[]> given) {
        int count = given.size();
        texts = given.toArray(byte[][]::new);
        offsets = new int[count];
        grams = new long[count];
        nexts = new int[count];
        size = size(given);
        mask = mask(size);
        int width = Math.clamp(32 - Integer.numberOfLeadingZeros(count * BITS_PER_TEXT), FEWEST_BITS, MOST_BITS);
        bits = new long[1 << width - 6];
        shift = 32 - width;
        int headBits = Math.max(4, 33 - Integer.numberOfLeadingZeros(count));
        heads = new int[1 << headBits];
        headShift = 32 - headBits;
        Arrays.fill(heads, -1);
        boolean longer = false;
        boolean shorter = false;
        for (int text = 0; text < count; text++) {
            int length = texts[text].length;
            if (length < size) {
                shorts[length] = true;
                shorter = true;
            } else {
                longer = true;
            }
            place(text);
        }
        anyShort = shorter;
        anyLong = longer;
    }

    /**
     * How many bytes of each text are looked for: eight where all have so many, for those are rare in any company; three where
     * a few texts need that little, so that one pass will do; else four.
     */
    private static int size(List<byte[]> texts) {
        int shortest = texts.stream().mapToInt(text -> text.length).min().orElse(USUAL_GRAM);
        if (shortest >= LONG_GRAM) {
            return LONG_GRAM;
        }
        return texts.size() <= FEW_TEXTS ? Math.clamp(shortest, SHORTEST_GRAM, USUAL_GRAM) : USUAL_GRAM;
    }

    private static long mask(int length) {
        return -1L >>> 64 - 8 * length;
    }

    private void place(int text) {
        byte[] bytes = texts[text];
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int offset = 0; offset + size <= bytes.length; offset++) {
            double information = 0;
            for (int index = offset; index < offset + size; index++) {
                information += Rarity.bits(bytes[index] & 0xff);
            }
            // Texts that share their four bytes are compared one after the other.
            double score = information - 2 * chainLength(Words.load(bytes, offset, offset + size) & mask);
            if (score > bestScore) {
                bestScore = score;
                best = offset;
            }
        }
        int length = Math.min(bytes.length, size);
        long gram = Words.load(bytes, best, best + length) & mask(length);
        int hash = hash(gram, length);
        offsets[text] = best;
        grams[text] = gram;
        nexts[text] = heads[hash >>> headShift];
        heads[hash >>> headShift] = text;
        int bit = hash >>> shift;
        bits[bit >>> 6] |= 1L << bit | 1L << (hash >>> SECOND);
    }

    private int chainLength(long gram) {
        int length = 0;
        for (int other = heads[hash(gram, size) >>> headShift]; other >= 0; other = nexts[other]) {
            length += grams[other] == gram ? 1 : 0;
        }
        return length;
    }

    private static int hash(long gram, int length) {
        return (int) ((gram + length) * MULTIPLIER >>> 32);
    }

    /**
     * Tells which texts stand in the bytes between {@code from} and {@code to}. At least eight more bytes must follow in the
     * array.
     *
     * @return whether the search was ended
     */
    boolean scan(byte[] value, int from, int to, Hits hits) {
        if (anyLong && scanLong(value, from, to, hits)) {
            return true;
        }
        return anyShort && scanShort(value, from, to, hits);
    }

    private boolean scanLong(byte[] value, int from, int to, Hits hits) {
        long[] field = bits;
        int down = shift;
        int length = size;
        long kept = mask;
        for (int at = from; at <= to - length; at++) {
            long gram = (long) Words.LONG.get(value, at) & kept;
            int hash = (int) ((gram + length) * MULTIPLIER >>> 32);
            int bit = hash >>> down;
            long word = field[bit >>> 6];
            if ((word >>> bit & word >>> (hash >>> SECOND) & 1) != 0
                    && compare(value, from, to, at, gram, length, hash, hits)) {
                return true;
            }
        }
        return false;
    }

    private boolean scanShort(byte[] value, int from, int to, Hits hits) {
        for (int length = 1; length < Math.min(size, USUAL_GRAM); length++) {
            if (!shorts[length]) {
                continue;
            }
            long kept = mask(length);
            for (int at = from; at <= to - length; at++) {
                long gram = (long) Words.LONG.get(value, at) & kept;
                int hash = hash(gram, length);
                int bit = hash >>> shift;
                long word = bits[bit >>> 6];
                if ((word >>> bit & word >>> (hash >>> SECOND) & 1) != 0
                        && compare(value, from, to, at, gram, length, hash, hits)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean compare(byte[] value, int from, int to, int at, long gram, int length, int hash, Hits hits) {
        for (int text = heads[hash >>> headShift]; text >= 0; text = nexts[text]) {
            byte[] wanted = texts[text];
            if (grams[text] != gram || Math.min(wanted.length, size) != length) {
                continue;
            }
            int start = at - offsets[text];
            if (start >= from && start + wanted.length <= to
                    && Arrays.equals(value, start, start + wanted.length, wanted, 0, wanted.length)
                    && hits.found(text)) {
                return true;
            }
        }
        return false;
    }
}
