package ch.meinkonto.soc.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One event as bytes: for each value its field, where it stands, and its lower-case form. Reused from event to event, so that
 * matching allocates nothing. One per thread.
 *
 * <p>
 * Values are noted first, and made ready later, when it is known which of them the rules for this event ask for.
 */
final class FlatEvent {
    private static final byte ESCAPED = 1;
    private static final byte BEYOND_ASCII = 2;
    private static final int LARGEST_KEPT = 1 << 20;

    private final FieldNames names;
    private final int[] firsts;
    private int count;
    private int[] fields = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] nexts = new int[64];
    private byte[] flags = new byte[64];
    private byte[][] sources = new byte[64][];
    private int[] lowStarts = new int[64];
    private int[] lowEnds = new int[64];
    private @Nullable Value[] values = new Value[64];
    private byte[] low = new byte[4096];
    private int lowEnd = 8;
    private byte[] own = new byte[1024];
    private int ownEnd;
    private boolean odd;

    FlatEvent(FieldNames names) {
        this.names = names;
        this.firsts = new int[names.size()];
        Arrays.fill(firsts, -1);
    }

    FieldNames names() {
        return names;
    }

    /** Makes room for the next event. */
    void clear() {
        for (int value = 0; value < count; value++) {
            if (fields[value] >= 0) {
                firsts[fields[value]] = -1;
            }
            values[value] = null;
        }
        count = 0;
        lowEnd = 8;
        ownEnd = 0;
        odd = false;
        if (low.length > LARGEST_KEPT || own.length > LARGEST_KEPT) {
            low = new byte[4096];
            own = new byte[1024];
        }
    }

    /**
     * Notes a value that stands in a text of somebody else's, which must stay as it is until the event is done with.
     *
     * @param field its number, or {@link FieldNames#UNKNOWN}
     * @param escaped whether it has JSON escapes
     * @param beyondAscii whether it has bytes above 127
     */
    void add(int field, byte[] source, int start, int end, boolean escaped, boolean beyondAscii) {
        if (count == fields.length) {
            grow();
        }
        int value = count++;
        fields[value] = field;
        sources[value] = source;
        starts[value] = start;
        ends[value] = end;
        flags[value] = (byte) ((escaped ? ESCAPED : 0) | (beyondAscii ? BEYOND_ASCII : 0));
        lowStarts[value] = -1;
        nexts[value] = -1;
        if (field >= 0) {
            chain(field, value);
        }
    }

    /** Notes a value given as a text. */
    void add(int field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(field, bytes, 0, bytes.length, false, bytes.length != text.length() || beyondAscii(bytes));
    }

    private static boolean beyondAscii(byte[] bytes) {
        long seen = 0;
        for (int from = 0; from < bytes.length; from += 8) {
            seen |= Words.load(bytes, from, bytes.length);
        }
        return (seen & Words.HIGH_BITS) != 0;
    }

    private void chain(int field, int value) {
        if (firsts[field] < 0) {
            firsts[field] = value;
            return;
        }
        // The newest comes second: order within a field does not matter, and a long list must not be walked.
        nexts[value] = nexts[firsts[field]];
        nexts[firsts[field]] = value;
    }

    /** Makes the values ready whose fields are wanted; all of them where {@code everything}. */
    void ready(boolean[] wanted, boolean everything) {
        for (int value = 0; value < count; value++) {
            int field = fields[value];
            if (everything || field >= 0 && wanted[field]) {
                ready(value);
            }
        }
    }

    private void ready(int value) {
        if (flags[value] != 0) {
            if ((flags[value] & ESCAPED) != 0) {
                unescape(value);
            }
            if ((flags[value] & BEYOND_ASCII) != 0) {
                lowerUnicode(value);
                return;
            }
        }
        int length = ends[value] - starts[value];
        room(length);
        byte[] source = sources[value];
        int from = starts[value];
        int whole = length & ~7;
        for (int at = 0; at < whole; at += 8) {
            Words.LONG.set(low, lowEnd + at, Words.lowerCase((long) Words.LONG.get(source, from + at)));
        }
        for (int at = whole; at < length; at++) {
            low[lowEnd + at] = Words.lowerCase(source[from + at]);
        }
        lowStarts[value] = lowEnd;
        lowEnd += length;
        lowEnds[value] = lowEnd;
    }

    private void unescape(int value) {
        int length = ends[value] - starts[value];
        if (own.length < ownEnd + length) {
            // Values that already lie in the old array keep it.
            own = new byte[Math.max(own.length * 2, length * 2)];
            ownEnd = 0;
        }
        int end = JsonEscapes.unescape(sources[value], starts[value], ends[value], own, ownEnd);
        if (end < 0) {
            end = -end - 1;
            flags[value] |= BEYOND_ASCII;
        }
        sources[value] = own;
        starts[value] = ownEnd;
        ends[value] = end;
        flags[value] &= ~ESCAPED;
        ownEnd = end;
    }

    private void lowerUnicode(int value) {
        String text = new String(sources[value], starts[value], ends[value] - starts[value], StandardCharsets.UTF_8);
        Value known = new Value(text);
        values[value] = known;
        odd |= RegexLiterals.foldsOddly(text);
        byte[] lower = known.lowerCase().getBytes(StandardCharsets.UTF_8);
        room(lower.length);
        System.arraycopy(lower, 0, low, lowEnd, lower.length);
        lowStarts[value] = lowEnd;
        lowEnd += lower.length;
        lowEnds[value] = lowEnd;
    }

    /** Eight bytes more than asked for, so that a word can be read at the last byte. */
    private void room(int length) {
        if (low.length < lowEnd + length + 16) {
            low = Arrays.copyOf(low, Math.max(low.length * 2, lowEnd + length + 16));
        }
    }

    private void grow() {
        int size = count * 2;
        fields = Arrays.copyOf(fields, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        nexts = Arrays.copyOf(nexts, size);
        flags = Arrays.copyOf(flags, size);
        sources = Arrays.copyOf(sources, size);
        lowStarts = Arrays.copyOf(lowStarts, size);
        lowEnds = Arrays.copyOf(lowEnds, size);
        values = Arrays.copyOf(values, size);
    }

    int count() {
        return count;
    }

    int field(int value) {
        return fields[value];
    }

    /** The first value of a field, or -1; the others follow by {@link #next}. */
    int first(int field) {
        return firsts[field];
    }

    int next(int value) {
        return nexts[value];
    }

    /** Lower-case bytes; {@link #lowStart} and {@link #lowEnd} say where a value stands. */
    byte[] low() {
        return low;
    }

    /** Where the lower-case form begins, or -1 where it was not made ready. */
    int lowStart(int value) {
        return lowStarts[value];
    }

    int lowEnd(int value) {
        return lowEnds[value];
    }

    /** The bytes as they came; {@link #start} and {@link #end} say where a value that is ready stands in them. */
    byte[] source(int value) {
        return sources[value];
    }

    int start(int value) {
        return starts[value];
    }

    int end(int value) {
        return ends[value];
    }

    /** Whether a value has characters whose case a regular expression ignores in another way than lower case does. */
    boolean odd() {
        return odd;
    }

    /** A value that is ready, for tests that need more than bytes. */
    Value value(int value) {
        Value known = values[value];
        if (known == null) {
            known = new Value(new String(sources[value], starts[value], ends[value] - starts[value],
                    StandardCharsets.UTF_8));
            values[value] = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d values", count);
    }
}
