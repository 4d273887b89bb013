package ch.meinkonto.soc.sigma.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;
import ch.meinkonto.soc.sigma.translate.RegexNode.Assertion;
import ch.meinkonto.soc.sigma.translate.RegexNode.Kind;

/**
 * Reads the syntax of RE2 (github.com/google/re2/wiki/Syntax), or what the JDK has beyond it. The expression is known to be
 * valid; what is not known here ends the reading.
 */
final class RegexParser {
    private static final CharacterSet NEW_LINE = CharacterSet.of('\n');

    private final RegexSource source;
    private final RegexClasses classes;
    private final boolean linear;
    private RegexFlags flags;

    /**
     * A parser of one expression.
     *
     * @param linear whether the expression is one of RE2/J
     * @param losses where it says what it leaves out
     */
    RegexParser(ValueTest.Regex regex, boolean linear, Map<Reason, String> losses) {
        this.source = new RegexSource(regex.expression());
        this.linear = linear;
        this.classes = new RegexClasses(source, linear, losses);
        this.flags = new RegexFlags(regex.ignoreCase(), regex.multiline(), regex.dotAll());
    }

    /**
     * The whole expression.
     *
     * @throws Unreadable where it has something that is not known here
     */
    RegexNode parse() {
        RegexNode whole = alternatives();
        if (!source.atEnd()) {
            throw source.unreadable();
        }
        return whole;
    }

    private RegexNode alternatives() {
        List<RegexNode> options = new ArrayList<>(List.of(sequence()));
        while (source.take("|")) {
            options.add(sequence());
        }
        return options.size() == 1 ? options.getFirst() : new RegexNode.Choice(List.copyOf(options));
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (!source.atEnd() && !source.at("|") && !source.at(")")) {
            if (source.take("\\Q")) {
                quoted(parts);
            } else {
                parts.add(repeated(atom()));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(List.copyOf(parts));
    }

    /** Characters that stand for themselves; a quantifier after them is about the last one. */
    private void quoted(List<RegexNode> parts) {
        int[] characters = source.until("\\E").codePoints().toArray();
        if (characters.length == 0) {
            throw source.unreadable();
        }
        for (int index = 0; index < characters.length; index++) {
            RegexNode one = new RegexNode.Chars(classes.folded(CharacterSet.of(characters[index]), flags));
            parts.add(index == characters.length - 1 ? repeated(one) : one);
        }
    }

    private RegexNode repeated(RegexNode atom) {
        RegexNode node = atom;
        while (true) {
            int[] times = source.quantifier();
            if (times == null) {
                return node;
            }
            // Lazy and possessive quantifiers find in no more values than the greedy one does.
            if (!source.take("?") && !linear) {
                source.take("+");
            }
            if (!linear && node != atom) {
                throw source.unreadable(); // What the JDK makes of a quantifier of a quantifier is written nowhere.
            }
            node = new RegexNode.Repeat(node, times[0], times[1]);
        }
    }

    private RegexNode atom() {
        int character = source.next();
        return switch (character) {
            case '(' -> group();
            case '[' -> new RegexNode.Chars(classes.bracket(flags));
            case '.' -> new RegexNode.Chars(flags.dotAll() ? CharacterSet.ALL : NEW_LINE.complement());
            case '^' -> new Assertion(!linear && flags.multiline()
                    ? Kind.OTHER
                    : flags.multiline() ? Kind.LINE_BEGINS : Kind.TEXT_BEGINS);
            case '$' -> new Assertion(!linear
                    ? Kind.OTHER
                    : flags.multiline() ? Kind.LINE_ENDS : Kind.TEXT_ENDS);
            case '\\' -> escaped();
            default -> new RegexNode.Chars(classes.folded(CharacterSet.of(character), flags));
        };
    }

    private RegexNode escaped() {
        if (source.take("A")) {
            return new Assertion(Kind.TEXT_BEGINS);
        }
        if (source.take("z")) {
            return new Assertion(Kind.TEXT_ENDS);
        }
        if (source.take("b") || source.take("B") || !linear && (source.take("Z") || source.take("G"))) {
            return new Assertion(Kind.OTHER);
        }
        if (!linear && source.digit()) {
            source.next();
            return new RegexNode.Anything();
        }
        return new RegexNode.Chars(classes.escape(flags));
    }

    private RegexNode group() {
        if (source.take("?")) {
            if (source.take("=") || source.take("!") || source.take("<=") || source.take("<!")) {
                inside(flags); // What it looks for is read and forgotten.
                return new Assertion(Kind.OTHER);
            }
            if (source.take("P<") || source.take("<")) {
                source.until(">");
                return inside(flags);
            }
            if (source.take(">")) {
                return inside(flags);
            }
            RegexFlags changed = flags.changed(source);
            if (source.take(")")) {
                // From here to the end of the group that this stands in.
                flags = changed;
                if (source.quantifier() != null) {
                    throw source.unreadable(); // It would be about what stands before the flags.
                }
                return new RegexNode.Sequence(List.of());
            }
            source.expect(":");
            return inside(changed);
        }
        return inside(flags);
    }

    private RegexNode inside(RegexFlags within) {
        RegexFlags outside = flags;
        flags = within;
        RegexNode node = alternatives();
        source.expect(")");
        flags = outside;
        return node;
    }

    /** The expression has something that has no translation. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
