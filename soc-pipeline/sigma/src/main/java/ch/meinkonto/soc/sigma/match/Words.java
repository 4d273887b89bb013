package ch.meinkonto.soc.sigma.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of a text looked at together: what keeps decoding and searching near the speed of memory. */
final class Words {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long FROM_A = repeat(0x80 - 'A');
    private static final long BEYOND_Z = repeat(0x7f - 'Z');
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Words() {}

    /** A word of eight times the same byte. */
    static long repeat(int octet) {
        return ONES * (octet & 0xff);
    }

    /** The high bit of each byte that is zero; exact for the first such byte, which is all that is asked. */
    static long zeroes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }

    /** The same word with ASCII letters in lower case. All bytes must be ASCII. */
    static long lowerCase(long word) {
        long upper = ((word & LOW_BITS) + FROM_A ^ (word & LOW_BITS) + BEYOND_Z) & HIGH_BITS;
        return word | upper >>> 2;
    }

    static byte lowerCase(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
    }

    /** The first {@code count} bytes of a word, 1 to 8; the others zero. */
    static long first(long word, int count) {
        return word & -1L >>> 64 - 8 * count;
    }

    /** Up to eight bytes as a word, the missing ones zero; reads nothing beyond {@code to}. */
    static long load(byte[] bytes, int from, int to) {
        if (from + 8 <= to) {
            return (long) LONG.get(bytes, from);
        }
        long word = 0;
        for (int index = to - 1; index >= from; index--) {
            word = word << 8 | bytes[index] & 0xff;
        }
        return word;
    }

    /** Spreads what two words have in common over the lower bits. */
    static int mix(long word, long seed) {
        long product = (word ^ seed) * MULTIPLIER;
        return (int) (product ^ product >>> 32);
    }

    /** A hash of a text: of its length, its first and its last eight bytes, and of some between. */
    static int hash(byte[] bytes, int from, int to, int seed) {
        int length = to - from;
        long head = load(bytes, from, to);
        if (length <= 8) {
            return mix(head, seed * 31L + length);
        }
        long tail = (long) LONG.get(bytes, to - 8);
        long middle = (long) LONG.get(bytes, from + (length - 8 >>> 1));
        return mix(head * MULTIPLIER ^ Long.rotateLeft(tail, 23) ^ middle * 31, seed * 31L + length);
    }
}
