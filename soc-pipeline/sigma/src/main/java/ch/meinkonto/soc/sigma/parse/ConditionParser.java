package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.Condition;
import ch.meinkonto.soc.sigma.rule.Position;

/**
 * Reads a condition. Binding from loose to tight: {@code or}, {@code and}, {@code not}, {@code 1 of}, brackets.
 */
final class ConditionParser {
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "of");
    private static final int DEEPEST = 100;
    private static final int MOST_NAMES = 100_000;

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> selections;
    private final Position position;
    private int next;
    private int depth;
    private int named;

    private ConditionParser(String text, Set<String> selections, Position position) {
        this.selections = selections;
        this.position = position;
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            boolean alone = index < text.length() && "()|".indexOf(text.charAt(index)) >= 0;
            if (index == text.length() || alone || Character.isWhitespace(text.charAt(index))) {
                if (start < index) {
                    tokens.add(text.substring(start, index));
                }
                if (alone) {
                    tokens.add(text.substring(index, index + 1));
                }
                start = index + 1;
            }
        }
    }

    static Condition parse(String text, Set<String> selections, Position position) {
        ConditionParser parser = new ConditionParser(text, selections, position);
        if (parser.tokens.contains("near") && !selections.contains("near")) {
            throw parser.refused("'near' is no longer part of Sigma; write a temporal correlation");
        }
        if (parser.tokens.contains("|")) {
            throw parser.refused("aggregation after a pipe is no longer part of Sigma; write a correlation");
        }
        Condition condition = parser.or();
        if (parser.next < parser.tokens.size()) {
            throw parser.refused("the condition goes on unexpectedly at '" + parser.tokens.get(parser.next) + "'");
        }
        return condition;
    }

    private Condition or() {
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (take("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(List.copyOf(parts));
    }

    private Condition and() {
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (take("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(List.copyOf(parts));
    }

    private Condition not() {
        if (++depth > DEEPEST) {
            throw refused("the condition is nested too deep");
        }
        Condition condition = take("not") ? new Condition.Not(not()) : atom();
        depth--;
        return condition;
    }

    private Condition atom() {
        if (take("(")) {
            Condition inner = or();
            if (!take(")")) {
                throw refused("a closing bracket is missing in the condition");
            }
            return inner;
        }
        if (next >= tokens.size()) {
            throw refused("the condition ends too early");
        }
        String token = tokens.get(next++);
        if (take("of")) {
            return quantified(token);
        }
        if (RESERVED.contains(token.toLowerCase(Locale.ROOT)) || ")".equals(token)) {
            throw refused("'" + token + "' stands in the condition where a selection is expected");
        }
        if (!selections.contains(token)) {
            throw refused("the condition names '" + token + "', which is not a selection of this rule");
        }
        return new Condition.Named(token);
    }

    private Condition quantified(String quantity) {
        if (next >= tokens.size()) {
            throw refused("the condition ends after '" + quantity + " of'");
        }
        String pattern = tokens.get(next++);
        named += selections.size();
        if (named > MOST_NAMES) {
            throw refused("the condition stands for too many selections");
        }
        boolean them = "them".equalsIgnoreCase(pattern);
        List<Condition> matching = new ArrayList<>();
        for (String name : selections) {
            if (them ? !name.startsWith("_") : glob(pattern, name)) {
                matching.add(new Condition.Named(name));
            }
        }
        if (matching.isEmpty()) {
            throw refused("no selection is called like '" + pattern + "'");
        }
        return switch (quantity.toLowerCase(Locale.ROOT)) {
            case "1", "any" -> new Condition.Or(List.copyOf(matching));
            case "all" -> new Condition.And(List.copyOf(matching));
            default -> throw refused("'" + quantity + " of' is not Sigma; use '1 of', 'any of' or 'all of'");
        };
    }

    /** Greedy with one step back: linear for short names, whatever the pattern. */
    private static boolean glob(String pattern, String name) {
        int inPattern = 0;
        int inName = 0;
        int afterStar = -1;
        int retry = 0;
        while (inName < name.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                inPattern++;
                afterStar = inPattern;
                retry = inName;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == name.charAt(inName)) {
                inPattern++;
                inName++;
            } else if (afterStar >= 0) {
                retry++;
                inName = retry;
                inPattern = afterStar;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    private boolean take(String word) {
        if (next < tokens.size() && tokens.get(next).equalsIgnoreCase(word)) {
            next++;
            return true;
        }
        return false;
    }

    private Refused refused(String reason) {
        return new Refused(position, reason);
    }
}
