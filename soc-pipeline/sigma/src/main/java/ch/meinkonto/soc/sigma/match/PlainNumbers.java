package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Rules by field and whole number, found without making an object. */
final class PlainNumbers {
    private record Entry(int field, long number, int[] rules) {}

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Entry[] slots = new Entry[8];

    void add(int field, long number, int[] rules) {
        entries.add(new Entry(field, number, rules));
    }

    /** Builds the table; nothing may be added later. */
    void freeze() {
        slots = new Entry[Math.max(8, Integer.highestOneBit(Math.max(1, entries.size())) * 4)];
        for (Entry entry : entries) {
            int slot = Words.mix(entry.number, entry.field) & slots.length - 1;
            while (slots[slot] != null) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = entry;
        }
        entries.clear();
    }

    int @Nullable [] find(int field, long number) {
        for (int slot = Words.mix(number, field) & slots.length - 1;; slot = slot + 1 & slots.length - 1) {
            Entry entry = slots[slot];
            if (entry == null) {
                return null;
            }
            if (entry.number == number && entry.field == field) {
                return entry.rules;
            }
        }
    }
}
