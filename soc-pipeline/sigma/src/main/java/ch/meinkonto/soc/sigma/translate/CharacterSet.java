package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some of the Unicode characters.
 *
 * @param ranges ascending, not touching each other
 */
record CharacterSet(List<Range> ranges) {
    /** Characters next to each other, both ends included. */
    record Range(int first, int last) {}

    static final CharacterSet ALL = range(0, Character.MAX_CODE_POINT);
    static final CharacterSet NONE = new CharacterSet(List.of());

    static CharacterSet range(int first, int last) {
        return new CharacterSet(List.of(new Range(first, last)));
    }

    static CharacterSet of(int character) {
        return range(character, character);
    }

    /** The characters of a text. */
    static CharacterSet of(String characters) {
        return merged(characters.codePoints().mapToObj(each -> new Range(each, each)).toList());
    }

    CharacterSet with(CharacterSet other) {
        List<Range> both = new ArrayList<>(ranges);
        both.addAll(other.ranges);
        return merged(both);
    }

    CharacterSet without(CharacterSet other) {
        return complement().with(other).complement();
    }

    CharacterSet complement() {
        List<Range> gaps = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            if (range.first() > next) {
                gaps.add(new Range(next, range.first() - 1));
            }
            next = range.last() + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CharacterSet(List.copyOf(gaps));
    }

    boolean contains(int character) {
        return ranges.stream().anyMatch(range -> range.first() <= character && character <= range.last());
    }

    int size() {
        return ranges.stream().mapToInt(range -> range.last() - range.first() + 1).sum();
    }

    /** Whether all characters are below 128. */
    boolean ascii() {
        return ranges.isEmpty() || ranges.getLast().last() < 128;
    }

    private static CharacterSet merged(List<Range> unordered) {
        List<Range> merged = new ArrayList<>();
        for (Range range : unordered.stream().sorted(Comparator.comparingInt(Range::first)).toList()) {
            if (!merged.isEmpty() && range.first() <= merged.getLast().last() + 1) {
                Range previous = merged.removeLast();
                merged.add(new Range(previous.first(), Math.max(previous.last(), range.last())));
            } else {
                merged.add(range);
            }
        }
        return new CharacterSet(List.copyOf(merged));
    }
}
