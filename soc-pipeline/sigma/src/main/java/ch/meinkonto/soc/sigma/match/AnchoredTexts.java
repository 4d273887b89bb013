package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds texts that a value of a field equals, begins with or ends with: by a hash of the whole value, or of its first or last
 * eight, four, two or one bytes.
 */
final class AnchoredTexts {
    /** How many bytes are looked up, the longest first. */
    private static final int[] SIZES = {8, 4, 2, 1};
    private static final int WHOLE = 0;
    /** Where in a hash the two bits of an entry are taken from, by which most values are turned away early. */
    private static final int FIRST = 26;
    private static final int SECOND = 20;

    private final List<byte[]> texts = new ArrayList<>();
    private final List<int[]> postings = new ArrayList<>();
    private final List<Long> words = new ArrayList<>();
    private final List<Integer> tags = new ArrayList<>();
    private final byte[] prefixSizes;
    private final byte[] suffixSizes;
    private final boolean[] exact;
    private byte[][] textOf = {};
    private int[][] postingsOf = {};
    private long[] wordOf = {};
    private int[] tagOf = {};
    private int[] nexts = {};
    private int[] heads = {};
    private long[] filter = {};

    AnchoredTexts(int fields) {
        prefixSizes = new byte[fields];
        suffixSizes = new byte[fields];
        exact = new boolean[fields];
    }

    void add(Atom atom, int[] rules) {
        byte[] text = atom.bytes();
        texts.add(text);
        postings.add(rules);
        int size = text.length == 0 ? WHOLE : size(text.length);
        switch (atom.kind()) {
            case PREFIX -> {
                prefixSizes[atom.field()] |= bit(size);
                words.add(Words.load(text, 0, size));
            }
            case SUFFIX -> {
                suffixSizes[atom.field()] |= bit(size);
                words.add(Words.load(text, text.length - size, text.length));
            }
            case EXACT -> {
                exact[atom.field()] = true;
                size = WHOLE;
                words.add((long) Words.hash(text, 0, text.length, atom.field()));
            }
            case PRESENT, NUMBER, CONTAINS -> throw new IllegalArgumentException("not anchored: " + atom);
        }
        tags.add(tag(atom.kind(), size, atom.field()));
    }

    private static int size(int length) {
        for (int size : SIZES) {
            if (length >= size) {
                return size;
            }
        }
        throw new IllegalArgumentException("an empty text has no beginning");
    }

    private static byte bit(int size) {
        return (byte) size;
    }

    private static int tag(Atom.Kind kind, int size, int field) {
        return field << 8 | size << 4 | kind.ordinal();
    }

    /** Builds the table; nothing may be added later. */
    void freeze() {
        int count = texts.size();
        textOf = texts.toArray(byte[][]::new);
        postingsOf = postings.toArray(int[][]::new);
        wordOf = words.stream().mapToLong(Long::longValue).toArray();
        tagOf = tags.stream().mapToInt(Integer::intValue).toArray();
        nexts = new int[count];
        heads = new int[Math.max(8, Integer.highestOneBit(Math.max(1, count)) * 4)];
        Arrays.fill(heads, -1);
        filter = new long[Math.max(8, Integer.highestOneBit(Math.max(1, count)) / 2)];
        for (int entry = 0; entry < count; entry++) {
            int hash = Words.mix(wordOf[entry], tagOf[entry]);
            int slot = hash & heads.length - 1;
            filter[slot & filter.length - 1] |= 1L << (hash >>> FIRST) | 1L << (hash >>> SECOND);
            nexts[entry] = heads[slot];
            heads[slot] = entry;
        }
        texts.clear();
        postings.clear();
        words.clear();
        tags.clear();
    }

    /** Looks a value up; at least eight bytes must stand before and behind it in the array. */
    void find(int field, byte[] value, int from, int to, Candidates candidates) {
        if (exact[field]) {
            long word = Words.hash(value, from, to, field);
            probe(word, tag(Atom.Kind.EXACT, WHOLE, field), value, from, to, candidates);
        }
        if (prefixSizes[field] != 0) {
            prefixes(field, value, from, to, candidates);
        }
        if (suffixSizes[field] != 0) {
            suffixes(field, value, from, to, candidates);
        }
    }

    private void prefixes(int field, byte[] value, int from, int to, Candidates candidates) {
        long head = (long) Words.LONG.get(value, from);
        for (int size : SIZES) {
            if ((prefixSizes[field] & size) != 0 && to - from >= size) {
                probe(Words.first(head, size), tag(Atom.Kind.PREFIX, size, field), value, from, to, candidates);
            }
        }
    }

    private void suffixes(int field, byte[] value, int from, int to, Candidates candidates) {
        long tail = (long) Words.LONG.get(value, to - 8);
        for (int size : SIZES) {
            if ((suffixSizes[field] & size) != 0 && to - from >= size) {
                probe(tail >>> 64 - 8 * size, tag(Atom.Kind.SUFFIX, size, field), value, from, to, candidates);
            }
        }
    }

    private void probe(long word, int tag, byte[] value, int from, int to, Candidates candidates) {
        int hash = Words.mix(word, tag);
        long bits = filter[hash & filter.length - 1];
        if ((bits >>> (hash >>> FIRST) & bits >>> (hash >>> SECOND) & 1) == 0) {
            return;
        }
        for (int entry = heads[hash & heads.length - 1]; entry >= 0; entry = nexts[entry]) {
            if (wordOf[entry] == word && tagOf[entry] == tag && stands(entry, tag & 15, value, from, to)) {
                candidates.add(postingsOf[entry]);
            }
        }
    }

    private boolean stands(int entry, int kind, byte[] value, int from, int to) {
        byte[] text = textOf[entry];
        int length = text.length;
        if (to - from < length || kind == Atom.Kind.EXACT.ordinal() && to - from != length) {
            return false;
        }
        int start = kind == Atom.Kind.SUFFIX.ordinal() ? to - length : from;
        return Arrays.equals(value, start, start + length, text, 0, length);
    }
}
