package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Matches in the order of time and id. Adding at the end and dropping at the front take constant time. */
final class Timeline {
    private @Nullable Occurrence[] kept = new Occurrence[1];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Occurrence get(int index) {
        return Objects.requireNonNull(kept[head + index]);
    }

    Occurrence last() {
        return get(size - 1);
    }

    /** The matches from a place to another, both included. */
    List<Occurrence> list(int from, int to) {
        List<Occurrence> list = new ArrayList<>(to - from + 1);
        for (int index = from; index <= to; index++) {
            list.add(get(index));
        }
        return list;
    }

    void add(Occurrence occurrence) {
        makeRoom();
        kept[head + size] = occurrence;
        size++;
    }

    void insert(int index, Occurrence occurrence) {
        makeRoom();
        System.arraycopy(kept, head + index, kept, head + index + 1, size - index);
        kept[head + index] = occurrence;
        size++;
    }

    void replace(int index, Occurrence occurrence) {
        kept[head + index] = occurrence;
    }

    void remove(int index) {
        System.arraycopy(kept, head + index + 1, kept, head + index, size - index - 1);
        size--;
        kept[head + size] = null;
    }

    void dropFirst(int number) {
        Arrays.fill(kept, head, head + number, null);
        head += number;
        size -= number;
        if (size == 0) {
            head = 0;
        }
    }

    /** Whether no match from a place on is in an episode. */
    boolean isFreeFrom(int from) {
        for (int index = from; index < size; index++) {
            if (get(index).episode != null) {
                return false;
            }
        }
        return true;
    }

    /** Where it stands or, as {@code -place - 1}, where it would have to stand. */
    int search(long time, String id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = get(middle).compare(time, id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void makeRoom() {
        if (head + size < kept.length) {
            return;
        }
        if (head > size) {
            System.arraycopy(kept, head, kept, 0, size);
            Arrays.fill(kept, size, head + size, null);
        } else {
            @Nullable
            Occurrence[] larger = new Occurrence[Math.max(4, size * 2)];
            System.arraycopy(kept, head, larger, 0, size);
            kept = larger;
        }
        head = 0;
    }
}
