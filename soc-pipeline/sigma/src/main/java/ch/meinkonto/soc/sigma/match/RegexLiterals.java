package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Texts of which at least one stands in whatever an expression matches, so that the expression need not be tried on all
 * other values. Knows the syntax that RE2 and the JDK share; gives up, which costs time only, at anything else.
 */
final class RegexLiterals {
    private static final int MOST_OF_CLASS = 4;

    private final String expression;
    private int at;

    private RegexLiterals(String expression) {
        this.expression = expression;
    }

    /**
     * ASCII texts in lower case, at least one byte each, one of which the lower-case form of every match contains; null where
     * there are none.
     */
    static @Nullable List<String> of(ValueTest.Regex regex) {
        try {
            RegexLiterals reader = new RegexLiterals(regex.expression());
            List<String> texts = reader.alternatives().needed();
            return reader.at < regex.expression().length() ? null : texts;
        } catch (GivenUp unknownSyntax) {
            return null;
        }
    }

    /** Whether case is, or may be, ignored. */
    static boolean ignoresCase(ValueTest.Regex regex) {
        return regex.ignoreCase() || regex.expression().contains("(?");
    }

    /**
     * Whether a text has one of the characters that equal an ASCII letter without case but do not become it in lower case:
     * long s, dotted capital I, dotless i.
     */
    static boolean foldsOddly(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\u017f' || character == '\u0130' || character == '\u0131') {
                return true;
            }
        }
        return false;
    }

    private static final class GivenUp extends RuntimeException {
        GivenUp() {
            super(null, null, false, false);
        }
    }

    private RegexPiece alternatives() {
        RegexPiece all = sequence();
        while (take('|')) {
            all = all.or(sequence());
        }
        return all;
    }

    /** Pieces of which every text is known are joined as long as they are not too many; the best run of them is kept. */
    private RegexPiece sequence() {
        RegexPiece run = RegexPiece.NOTHING;
        List<String> best = null;
        boolean cut = false;
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            RegexPiece next = quantified(atom());
            List<String> joined = RegexPiece.product(run.whole(), next.whole());
            if (joined != null) {
                run = new RegexPiece(joined, null);
                continue;
            }
            cut = true;
            best = RegexPiece.better(best, run.needed());
            if (next.whole() != null) {
                run = next;
            } else {
                best = RegexPiece.better(best, next.inner());
                run = RegexPiece.NOTHING;
            }
        }
        return cut ? new RegexPiece(null, RegexPiece.better(best, run.needed())) : run;
    }

    private RegexPiece quantified(RegexPiece piece) {
        if (at >= expression.length()) {
            return piece;
        }
        RegexPiece result = switch (expression.charAt(at)) {
            case '?' -> piece.optional();
            case '*' -> RegexPiece.ANYTHING;
            case '+' -> piece.repeated();
            case '{' -> counted(piece);
            default -> null;
        };
        if (result == null) {
            return piece;
        }
        at++;
        // Lazy or possessive: the same texts, found in another order.
        if (!take('?')) {
            take('+');
        }
        return result;
    }

    private RegexPiece counted(RegexPiece piece) {
        int close = expression.indexOf('}', at);
        String count = close < 0 ? "" : expression.substring(at + 1, close);
        if (!count.matches("\\d+(,\\d*)?")) {
            throw new GivenUp();
        }
        at = close;
        return count.matches("0+(,\\d*)?") ? RegexPiece.ANYTHING : piece.repeated();
    }

    private RegexPiece atom() {
        char character = expression.charAt(at++);
        return switch (character) {
            case '(' -> group();
            case '[' -> characterClass();
            case '.' -> RegexPiece.ANYTHING;
            case '^', '$' -> RegexPiece.NOTHING;
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw new GivenUp();
            default -> literal(character);
        };
    }

    private static RegexPiece literal(char character) {
        return character < 0x80
                ? RegexPiece.exactly(String.valueOf(character).toLowerCase(Locale.ROOT))
                : RegexPiece.ANYTHING;
    }

    private RegexPiece group() {
        boolean around = false;
        if (take('?')) {
            if (take(':')) {
                around = false;
            } else if (ahead("=") || ahead("!") || ahead("<=") || ahead("<!")) {
                around = true;
            } else if (expression.startsWith("P<", at) || expression.startsWith("<", at)) {
                at = after('>');
            } else {
                return flags();
            }
        }
        RegexPiece inner = alternatives();
        if (!take(')')) {
            throw new GivenUp();
        }
        return around ? RegexPiece.NOTHING : inner;
    }

    /** {@code (?i)} or {@code (?i:…)}: case is ignored anyway; what changes the syntax is given up. */
    private RegexPiece flags() {
        while (at < expression.length() && "imsU-".indexOf(expression.charAt(at)) >= 0) {
            at++;
        }
        if (take(')')) {
            return RegexPiece.NOTHING;
        }
        if (!take(':')) {
            throw new GivenUp();
        }
        RegexPiece inner = alternatives();
        if (!take(')')) {
            throw new GivenUp();
        }
        return inner;
    }

    private boolean ahead(String marker) {
        if (expression.startsWith(marker, at)) {
            at += marker.length();
            return true;
        }
        return false;
    }

    private int after(char wanted) {
        int found = expression.indexOf(wanted, at);
        if (found < 0) {
            throw new GivenUp();
        }
        return found + 1;
    }

    /** A few plain characters are so many texts; of all other classes only the end is of interest. */
    private RegexPiece characterClass() {
        boolean negated = take('^');
        if (take(']')) {
            throw new GivenUp();
        }
        List<String> plain = new ArrayList<>();
        boolean simple = !negated;
        while (at < expression.length() && expression.charAt(at) != ']') {
            char character = expression.charAt(at++);
            if (character == '[' || character == '&' && expression.startsWith("&", at)) {
                // Nested classes of the JDK, or [:alpha:].
                throw new GivenUp();
            }
            if (character == '\\') {
                if (ahead("Q")) {
                    throw new GivenUp();
                }
                at++;
            }
            simple &= Character.isLetterOrDigit(character) && character < 0x80;
            plain.add(String.valueOf(character).toLowerCase(Locale.ROOT));
        }
        if (!take(']')) {
            throw new GivenUp();
        }
        List<String> distinct = plain.stream().distinct().toList();
        return simple && distinct.size() <= MOST_OF_CLASS ? new RegexPiece(distinct, null) : RegexPiece.ANYTHING;
    }

    private RegexPiece escape() {
        if (at >= expression.length()) {
            throw new GivenUp();
        }
        char character = expression.charAt(at++);
        return switch (character) {
            case 'b', 'B', 'A', 'z', 'Z' -> RegexPiece.NOTHING;
            case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V', 'R', 'C' -> RegexPiece.ANYTHING;
            case 't' -> RegexPiece.exactly("\t");
            case 'n' -> RegexPiece.exactly("\n");
            case 'r' -> RegexPiece.exactly("\r");
            case 'f' -> RegexPiece.exactly("\f");
            default -> {
                if (Character.isLetterOrDigit(character)) {
                    throw new GivenUp();
                }
                yield literal(character);
            }
        };
    }

    private boolean take(char wanted) {
        if (at < expression.length() && expression.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
