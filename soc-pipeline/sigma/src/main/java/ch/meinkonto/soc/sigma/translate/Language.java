package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A set of texts, described as regular expressions do. */
sealed interface Language {
    /** Stands for "as often as you like". */
    int UNBOUNDED = -1;

    /** One character of the set. */
    record Chars(CharacterSet set) implements Language {}

    /** One after the other; none is the empty text. */
    record Sequence(List<Language> parts) implements Language {}

    /** One of them. */
    record Choice(List<Language> options) implements Language {}

    /** Again and again, at least and at most so often; {@link #UNBOUNDED} where there is no most. */
    record Repeat(Language part, int least, int most) implements Language {}

    Language EMPTY = new Sequence(List.of());
    Language ANYTHING = new Repeat(new Chars(CharacterSet.ALL), 0, UNBOUNDED);

    static Language chars(CharacterSet set) {
        return new Chars(set);
    }

    /** Exactly this text. */
    static Language text(String text) {
        return sequence(text.codePoints().mapToObj(each -> chars(CharacterSet.of(each))).toList());
    }

    /** Any number of these characters. */
    static Language any(CharacterSet set) {
        return new Repeat(new Chars(set), 0, UNBOUNDED);
    }

    static Language sequence(List<Language> parts) {
        List<Language> flat = new ArrayList<>();
        for (Language part : parts) {
            for (Language each : part instanceof Sequence(List<Language> inner) ? inner : List.of(part)) {
                Optional<Language> joined = flat.isEmpty() ? Optional.empty() : joined(flat.getLast(), each);
                joined.ifPresent(unused -> flat.removeLast());
                flat.add(joined.orElse(each));
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Sequence(List.copyOf(flat));
    }

    /** {@code a*a{3}} is {@code a{3,}}, which makes a much smaller automaton. */
    private static Optional<Language> joined(Language left, Language right) {
        if (left instanceof Repeat(Language one, int least, int most) && most == UNBOUNDED
                && right instanceof Repeat(Language same, int more, int ignored) && one.equals(same)) {
            return Optional.of(new Repeat(one, least + more, UNBOUNDED));
        }
        if (right instanceof Repeat(Language one, int least, int most) && most == UNBOUNDED
                && left instanceof Repeat(Language same, int more, int ignored) && one.equals(same)) {
            return Optional.of(new Repeat(one, least + more, UNBOUNDED));
        }
        return Optional.empty();
    }

    static Language sequence(Language... parts) {
        return sequence(List.of(parts));
    }

    static Language choice(List<Language> options) {
        List<Language> distinct = options.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : new Choice(distinct);
    }

    static Language choice(Language... options) {
        return choice(List.of(options));
    }

    /** Length of the longest text in UTF-16 units; empty where there is none. */
    static OptionalInt longest(Language language) {
        return switch (language) {
            case Chars(CharacterSet set) ->
                OptionalInt.of(set.ranges().isEmpty() ? 0 : Character.charCount(set.ranges().getLast().last()));
            case Sequence(List<Language> parts) -> {
                long sum = 0;
                for (Language part : parts) {
                    OptionalInt each = longest(part);
                    if (each.isEmpty()) {
                        yield OptionalInt.empty();
                    }
                    sum += each.getAsInt();
                }
                yield bounded(sum);
            }
            case Choice(List<Language> options) -> {
                int most = 0;
                for (Language option : options) {
                    OptionalInt each = longest(option);
                    if (each.isEmpty()) {
                        yield OptionalInt.empty();
                    }
                    most = Math.max(most, each.getAsInt());
                }
                yield OptionalInt.of(most);
            }
            case Repeat(Language part, int ignored, int most) -> {
                OptionalInt each = longest(part);
                yield most == UNBOUNDED || each.isEmpty()
                        ? OptionalInt.empty()
                        : bounded((long) each.getAsInt() * most);
            }
        };
    }

    private static OptionalInt bounded(long length) {
        return length > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) length);
    }
}
