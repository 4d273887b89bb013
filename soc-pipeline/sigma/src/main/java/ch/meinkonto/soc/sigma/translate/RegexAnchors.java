package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.translate.Loss.Reason;
import ch.meinkonto.soc.sigma.translate.RegexNode.Assertion;
import ch.meinkonto.soc.sigma.translate.RegexNode.Choice;
import ch.meinkonto.soc.sigma.translate.RegexNode.Kind;
import ch.meinkonto.soc.sigma.translate.RegexNode.Sequence;

/**
 * Turns a search into a description of whole values: anchors at the ends of an alternative say whether anything may stand
 * before or after it; all other assertions are left out, which only lets more values through.
 */
final class RegexAnchors {
    private static final int MOST_ALTERNATIVES = 64;
    private static final Language NEW_LINE = Language.text("\n");
    private static final Language AFTER_NEW_LINE = new Language.Repeat(
            Language.sequence(Language.ANYTHING, NEW_LINE), 0, 1);
    private static final Language BEFORE_NEW_LINE = new Language.Repeat(
            Language.sequence(NEW_LINE, Language.ANYTHING), 0, 1);

    private final Map<Reason, String> losses;

    private RegexAnchors(Map<Reason, String> losses) {
        this.losses = losses;
    }

    static Language search(RegexNode node, Map<Reason, String> losses) {
        RegexAnchors anchors = new RegexAnchors(losses);
        List<List<RegexNode>> alternatives = new ArrayList<>();
        anchors.spread(List.of(node), alternatives);
        Language found = Language.choice(alternatives.stream().map(anchors::whole).toList());
        boolean anywhere = found instanceof Language.Choice(List<Language> options)
                && options.contains(Language.ANYTHING);
        return anywhere ? Language.ANYTHING : found;
    }

    /** Multiplies out groups with anchors at either end: {@code (^|x)a} becomes {@code ^a} and {@code xa}. */
    private void spread(List<RegexNode> parts, List<List<RegexNode>> into) {
        int index = edgeGroup(parts);
        if (index < 0 || into.size() > MOST_ALTERNATIVES) {
            into.add(parts);
            return;
        }
        List<RegexNode> options = parts.get(index) instanceof Choice(List<RegexNode> several)
                ? several
                : List.of(parts.get(index));
        for (RegexNode option : options) {
            List<RegexNode> opened = new ArrayList<>(parts.subList(0, index));
            if (option instanceof Sequence(List<RegexNode> inner)) {
                opened.addAll(inner);
            } else {
                opened.add(option);
            }
            opened.addAll(parts.subList(index + 1, parts.size()));
            spread(opened, into);
        }
    }

    /** Where a group stands that has assertions and is first or last, other assertions apart; -1 where none does. */
    private static int edgeGroup(List<RegexNode> parts) {
        int first = 0;
        while (first < parts.size() && parts.get(first) instanceof Assertion) {
            first++;
        }
        if (first < parts.size() && isGroupWithAssertions(parts.get(first))) {
            return first;
        }
        int last = parts.size() - 1;
        while (last >= 0 && parts.get(last) instanceof Assertion) {
            last--;
        }
        return last >= 0 && isGroupWithAssertions(parts.get(last)) ? last : -1;
    }

    private static boolean isGroupWithAssertions(RegexNode node) {
        return (node instanceof Choice || node instanceof Sequence) && asserts(node);
    }

    private static boolean asserts(RegexNode node) {
        return switch (node) {
            case Assertion ignored -> true;
            case Sequence(List<RegexNode> parts) -> parts.stream().anyMatch(RegexAnchors::asserts);
            case Choice(List<RegexNode> options) -> options.stream().anyMatch(RegexAnchors::asserts);
            case RegexNode.Repeat repeat -> asserts(repeat.part());
            case RegexNode.Chars ignored -> false;
            case RegexNode.Anything ignored -> false;
        };
    }

    private Language whole(List<RegexNode> parts) {
        int first = 0;
        Language before = Language.ANYTHING;
        while (first < parts.size() && parts.get(first) instanceof Assertion(Kind kind) && !ends(kind)) {
            before = switch (kind) {
                case TEXT_BEGINS -> Language.EMPTY;
                case LINE_BEGINS -> before.equals(Language.EMPTY) ? before : AFTER_NEW_LINE;
                case TEXT_ENDS, LINE_ENDS, OTHER -> leftOut(before);
            };
            first++;
        }
        int last = parts.size();
        Language after = Language.ANYTHING;
        while (last > first && parts.get(last - 1) instanceof Assertion(Kind kind) && !begins(kind)) {
            after = switch (kind) {
                case TEXT_ENDS -> Language.EMPTY;
                case LINE_ENDS -> after.equals(Language.EMPTY) ? after : BEFORE_NEW_LINE;
                case TEXT_BEGINS, LINE_BEGINS, OTHER -> leftOut(after);
            };
            last--;
        }
        List<Language> whole = new ArrayList<>(List.of(before));
        parts.subList(first, last).forEach(part -> whole.add(inside(part)));
        whole.add(after);
        return Language.sequence(whole);
    }

    private static boolean begins(Kind kind) {
        return kind == Kind.TEXT_BEGINS || kind == Kind.LINE_BEGINS;
    }

    private static boolean ends(Kind kind) {
        return kind == Kind.TEXT_ENDS || kind == Kind.LINE_ENDS;
    }

    private Language inside(RegexNode node) {
        return switch (node) {
            case RegexNode.Chars(CharacterSet set) -> Language.chars(set);
            case Sequence(List<RegexNode> parts) -> Language.sequence(parts.stream().map(this::inside).toList());
            case Choice(List<RegexNode> options) -> Language.choice(options.stream().map(this::inside).toList());
            case RegexNode.Repeat(RegexNode part, int least, int most) ->
                new Language.Repeat(inside(part), least, most);
            case RegexNode.Anything ignored -> Language.ANYTHING;
            case Assertion ignored -> leftOut(Language.EMPTY);
        };
    }

    private Language leftOut(Language unchanged) {
        losses.put(Reason.REGEX_ASSERTION, "an assertion within the expression is left out");
        return unchanged;
    }
}
