package ch.meinkonto.soc.sigma.match;

import java.util.Arrays;

/** Numbers while they are gathered. */
final class IntList {
    private int[] numbers = new int[2];
    private int count;

    void add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = number;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, count);
    }
}
