package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a piece of the expression.
 *
 * @param whole every text it can match, null where they are too many
 * @param inner texts of which each match contains one, null where there are none
 */
record RegexPiece(@Nullable List<String> whole, @Nullable List<String> inner) {
    private static final int MOST_TEXTS = 24;
    private static final int LONGEST = 64;

    static final RegexPiece ANYTHING = new RegexPiece(null, null);
    static final RegexPiece NOTHING = new RegexPiece(List.of(""), null);

    static RegexPiece exactly(String text) {
        return new RegexPiece(List.of(text), null);
    }

    @Nullable
    List<String> needed() {
        boolean usable = whole != null && whole.stream().noneMatch(String::isEmpty);
        return better(usable ? whole : null, inner);
    }

    /** A repetition of at least one. */
    RegexPiece repeated() {
        return new RegexPiece(null, needed());
    }

    /** May be left out. */
    RegexPiece optional() {
        return new RegexPiece(union(whole, List.of("")), null);
    }

    RegexPiece or(RegexPiece other) {
        List<String> both = union(whole, other.whole);
        return new RegexPiece(both, both != null ? null : union(needed(), other.needed()));
    }

    private static @Nullable List<String> union(@Nullable List<String> left, @Nullable List<String> right) {
        if (left == null || right == null || left.size() + right.size() > MOST_TEXTS) {
            return null;
        }
        List<String> both = new ArrayList<>(left);
        both.addAll(right);
        return both.stream().distinct().toList();
    }

    static @Nullable List<String> product(@Nullable List<String> left, @Nullable List<String> right) {
        if (left == null || right == null) {
            return null;
        }
        if (left.size() * right.size() > MOST_TEXTS) {
            return null;
        }
        List<String> joined = new ArrayList<>();
        for (String begin : left) {
            for (String end : right) {
                if (begin.length() + end.length() > LONGEST) {
                    return null;
                }
                joined.add(begin + end);
            }
        }
        return joined;
    }

    /** The set whose shortest text is longer, for it is found less often. */
    static @Nullable List<String> better(@Nullable List<String> left, @Nullable List<String> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return shortest(left) >= shortest(right) ? left : right;
    }

    private static int shortest(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
