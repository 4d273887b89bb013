package ch.meinkonto.soc.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The fields that rules ask for, numbered. Names that no rule asks for have no number: however many an event brings, nothing
 * grows.
 */
final class FieldNames {
    /** The number of every field that no rule asks for. */
    static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final byte[] @Nullable [] slots;
    private final int[] slotNumbers;
    private final int longest;

    FieldNames(Collection<String> wanted) {
        for (String name : wanted) {
            if (numbers.putIfAbsent(name, names.size()) == null) {
                names.add(name);
            }
        }
        int size = Integer.highestOneBit(Math.max(8, names.size() * 4)) * 2;
        slots = new byte[size][];
        slotNumbers = new int[size];
        int longestSoFar = 0;
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            longestSoFar = Math.max(longestSoFar, bytes.length);
            int slot = Words.hash(bytes, 0, bytes.length, 0) & size - 1;
            while (slots[slot] != null) {
                slot = slot + 1 & size - 1;
            }
            slots[slot] = bytes;
            slotNumbers[slot] = numberOf(name);
        }
        longest = longestSoFar;
    }

    int size() {
        return names.size();
    }

    int numberOf(String name) {
        return numbers.getOrDefault(name, UNKNOWN);
    }

    /** The number of a name given as UTF-8. */
    int numberOf(byte[] bytes, int from, int to) {
        if (to - from > longest) {
            return UNKNOWN;
        }
        int mask = slots.length - 1;
        for (int slot = Words.hash(bytes, from, to, 0) & mask;; slot = slot + 1 & mask) {
            byte[] name = slots[slot];
            if (name == null) {
                return UNKNOWN;
            }
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return slotNumbers[slot];
            }
        }
    }

    /** How long a name may be and still have a number, in bytes. */
    int longest() {
        return longest;
    }
}
