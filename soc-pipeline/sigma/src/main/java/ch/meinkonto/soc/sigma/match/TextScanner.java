package ch.meinkonto.soc.sigma.match;

import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many texts stand anywhere in a value, in one pass.
 *
 * <p>
 * Of every text the rarest four bytes (or all, if it is shorter) go into a small bit field that stays in the first cache; at
 * each place of the value two bits are looked at, and only where both are set are texts compared. Unlike an automaton, no place
 * waits for the one before it. Immutable.
 */
final class TextScanner {
    /** Is told of texts found. */
    interface Hits {
        /** A text was found, perhaps not for the first time in this value; true ends the search. */
        boolean found(int text);
    }

    private static final int LONGEST_GRAM = 4;
    private static final int SHORTEST_GRAM = 3;
    private static final int FEW_TEXTS = 1_000;
    private static final int MULTIPLIER = 0x9E3779B1;
    /** Where in a hash the second bit of a text is taken from; both lie in one word, which is read once. */
    private static final int SECOND = 10;
    private static final int BITS_PER_TEXT = 16;
    private static final int FEWEST_BITS = 9;
    private static final int MOST_BITS = 18;

    private final byte[][] texts;
    private final int[] offsets;
    private final int[] grams;
    private final int[] nexts;
    private final int[] heads;
    private final long[] bits;
    private final int shift;
    private final int headShift;
    private final int size;
    private final int mask;
    private final boolean[] shorts = new boolean[LONGEST_GRAM];
    private final boolean anyShort;
    private final boolean anyLong;

    /** For texts of at least one byte; they are numbered in the order given. */
    TextScanner(List<byte[]> given) {
        int count = given.size();
        texts = given.toArray(byte[][]::new);
        offsets = new int[count];
        grams = new int[count];
        nexts = new int[count];
        size = size(given);
        mask = -1 >>> 32 - 8 * size;
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

    /** Three bytes where a few texts need that little, so that one pass will do; else four, which are rarer. */
    private static int size(List<byte[]> texts) {
        int shortest = texts.stream().mapToInt(text -> text.length).min().orElse(LONGEST_GRAM);
        return texts.size() <= FEW_TEXTS ? Math.clamp(shortest, SHORTEST_GRAM, LONGEST_GRAM) : LONGEST_GRAM;
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
            double score = information - 2 * chainLength((int) Words.load(bytes, offset, offset + size));
            if (score > bestScore) {
                bestScore = score;
                best = offset;
            }
        }
        int length = Math.min(bytes.length, size);
        int gram = (int) Words.load(bytes, best, best + length);
        int hash = hash(gram, length);
        offsets[text] = best;
        grams[text] = gram;
        nexts[text] = heads[hash >>> headShift];
        heads[hash >>> headShift] = text;
        int bit = hash >>> shift;
        bits[bit >>> 6] |= 1L << bit | 1L << (hash >>> SECOND);
    }

    private int chainLength(int gram) {
        int length = 0;
        for (int other = heads[hash(gram, size) >>> headShift]; other >= 0; other = nexts[other]) {
            length += grams[other] == gram ? 1 : 0;
        }
        return length;
    }

    private static int hash(int gram, int length) {
        return (gram + length) * MULTIPLIER;
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
        int kept = mask;
        for (int at = from; at <= to - length; at++) {
            int gram = (int) Words.INT.get(value, at) & kept;
            int hash = (gram + length) * MULTIPLIER;
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
        for (int length = 1; length < size; length++) {
            if (!shorts[length]) {
                continue;
            }
            int kept = -1 >>> 32 - 8 * length;
            for (int at = from; at <= to - length; at++) {
                int gram = (int) Words.INT.get(value, at) & kept;
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

    private boolean compare(byte[] value, int from, int to, int at, int gram, int length, int hash, Hits hits) {
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
