package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import ch.meinkonto.soc.sigma.translate.CharacterSet.Range;

/**
 * Whether an index would accept a pattern. Lucene turns a pattern into a deterministic automaton and refuses the whole query
 * where that takes too much work; so the same is done here, with smaller bounds. The automaton is that of Glushkov: one
 * state per character of the pattern.
 */
final class AutomatonSize {
    /** Lucene's own bound for a query without a setting of its own is 100,000. */
    private static final int MOST_WORK = 20_000;
    private static final int MOST_STATES = 500;
    private static final int MOST_POSITIONS = 2_000;

    private final List<CharacterSet> positions = new ArrayList<>();
    private final List<BitSet> follow = new ArrayList<>();

    private AutomatonSize() {}

    static boolean acceptable(Language language) {
        AutomatonSize automaton = new AutomatonSize();
        try {
            return automaton.determinizes(automaton.add(language));
        } catch (TooManyPositions tooMany) {
            return false;
        }
    }

    /** Where a part can begin and end, and whether it can be left out. */
    private record Ends(BitSet first, BitSet last, boolean optional) {}

    private Ends add(Language language) {
        return switch (language) {
            case Language.Chars(CharacterSet set) -> character(set);
            case Language.Sequence(List<Language> parts) -> {
                Ends joined = new Ends(new BitSet(), new BitSet(), true);
                for (Language part : parts) {
                    joined = join(joined, add(part));
                }
                yield joined;
            }
            case Language.Choice(List<Language> options) -> {
                BitSet first = new BitSet();
                BitSet last = new BitSet();
                boolean optional = false;
                for (Language option : options) {
                    Ends each = add(option);
                    first.or(each.first);
                    last.or(each.last);
                    optional |= each.optional;
                }
                yield new Ends(first, last, optional);
            }
            case Language.Repeat repeat -> repeat(repeat);
        };
    }

    private Ends character(CharacterSet set) {
        if (positions.size() >= MOST_POSITIONS) {
            throw new TooManyPositions();
        }
        BitSet only = new BitSet();
        only.set(positions.size());
        positions.add(set);
        follow.add(new BitSet());
        return new Ends(only, only, false);
    }

    private Ends repeat(Language.Repeat repeat) {
        Ends joined = new Ends(new BitSet(), new BitSet(), true);
        boolean unbounded = repeat.most() == Language.UNBOUNDED;
        int copies = unbounded ? Math.max(1, repeat.least()) : repeat.most();
        for (int copy = 0; copy < copies; copy++) {
            Ends each = add(repeat.part());
            if (unbounded && copy == copies - 1) {
                connect(each.last, each.first);
            }
            joined = join(joined, copy < repeat.least() ? each : new Ends(each.first, each.last, true));
        }
        return joined;
    }

    private Ends join(Ends left, Ends right) {
        connect(left.last, right.first);
        BitSet first = (BitSet) left.first.clone();
        if (left.optional) {
            first.or(right.first);
        }
        BitSet last = (BitSet) right.last.clone();
        if (right.optional) {
            last.or(left.last);
        }
        return new Ends(first, last, left.optional && right.optional);
    }

    private void connect(BitSet from, BitSet to) {
        from.stream().forEach(position -> follow.get(position).or(to));
    }

    private boolean determinizes(Ends whole) {
        Set<BitSet> known = new HashSet<>(Set.of(whole.first));
        Deque<BitSet> open = new ArrayDeque<>(known);
        long work = 0;
        while (!open.isEmpty()) {
            BitSet candidates = open.remove();
            for (BitSet next : successors(candidates)) {
                work += next.cardinality();
                if (known.add(next)) {
                    open.add(next);
                }
                if (work > MOST_WORK || known.size() > MOST_STATES) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The distinct sets of positions that can come after one more character. */
    private Set<BitSet> successors(BitSet candidates) {
        TreeSet<Integer> borders = new TreeSet<>();
        candidates.stream().forEach(position -> {
            for (Range range : positions.get(position).ranges()) {
                borders.add(range.first());
                borders.add(range.last() + 1);
            }
        });
        Set<BitSet> successors = new HashSet<>();
        for (int character : borders) {
            BitSet next = new BitSet();
            candidates.stream()
                    .filter(position -> positions.get(position).contains(character))
                    .forEach(position -> next.or(follow.get(position)));
            if (!next.isEmpty()) {
                successors.add(next);
            }
        }
        return successors;
    }

    /** The pattern is too long to look at. */
    private static final class TooManyPositions extends RuntimeException {
        TooManyPositions() {
            super(null, null, false, false);
        }
    }
}
