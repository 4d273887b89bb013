package ch.meinkonto.soc.sigma.parse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.rule.Operator;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.ValueTest.Affix;
import ch.meinkonto.soc.sigma.rule.ValueTest.Unit;

/**
 * The modifiers of one item, checked against each other.
 *
 * @param kind what the values are
 * @param affix where a text must stand
 * @param encodings changes of the text, in the order written
 * @param flags switches
 * @param operator comparison, absent where none is written
 * @param unit part of a time, absent where none is written
 */
record Modifiers(Kind kind, Affix affix, List<Encoding> encodings, Set<Flag> flags, @Nullable Operator operator,
        @Nullable Unit unit) {
    /** What the values of an item are. */
    enum Kind {
        TEXT,
        REGEX,
        NETWORK,
        NUMBER,
        TIME_PART,
        EXISTS,
        FIELD
    }

    /** Changes of a text before it is searched. */
    enum Encoding {
        WINDASH,
        BASE64,
        BASE64OFFSET,
        UTF16LE,
        UTF16BE,
        UTF16
    }

    /** Switches. */
    enum Flag {
        ALL,
        CASED,
        NEQ,
        EXPAND,
        IGNORE_CASE,
        MULTILINE,
        DOT_ALL
    }

    static final Modifiers NONE = new Modifiers(Kind.TEXT, Affix.WHOLE, List.of(), Set.of(), null, null);

    boolean every() {
        return flags.contains(Flag.ALL);
    }

    boolean negated() {
        return flags.contains(Flag.NEQ);
    }

    boolean cased() {
        return flags.contains(Flag.CASED);
    }

    boolean expands() {
        return flags.contains(Flag.EXPAND);
    }

    static Modifiers parse(String chain, Position position) {
        Draft draft = new Draft(position);
        for (String word : chain.split("\\|", -1)) {
            draft.add(word.strip().toLowerCase(Locale.ROOT));
        }
        return draft.finish();
    }

    /** Collects the chain word by word. */
    private static final class Draft {
        private final Position position;
        private final List<Encoding> encodings = new ArrayList<>();
        private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
        private @Nullable Kind kind;
        private @Nullable Affix affix;
        private @Nullable Operator operator;
        private @Nullable Unit unit;

        Draft(Position position) {
            this.position = position;
        }

        void add(String word) {
            switch (word) {
                case "all" -> flags.add(Flag.ALL);
                case "cased" -> flags.add(Flag.CASED);
                case "neq" -> flags.add(Flag.NEQ);
                case "i", "ignorecase" -> flags.add(Flag.IGNORE_CASE);
                case "m", "multiline" -> flags.add(Flag.MULTILINE);
                case "s", "dotall" -> flags.add(Flag.DOT_ALL);
                case "contains" -> place(Affix.ANYWHERE);
                case "startswith" -> place(Affix.START);
                case "endswith" -> place(Affix.END);
                case "windash" -> encodings.add(Encoding.WINDASH);
                case "base64" -> encodings.add(Encoding.BASE64);
                case "base64offset" -> encodings.add(Encoding.BASE64OFFSET);
                case "wide", "utf16le" -> encodings.add(Encoding.UTF16LE);
                case "utf16be" -> encodings.add(Encoding.UTF16BE);
                case "utf16" -> encodings.add(Encoding.UTF16);
                case "re" -> become(Kind.REGEX);
                case "cidr" -> become(Kind.NETWORK);
                case "exists" -> become(Kind.EXISTS);
                case "fieldref" -> become(Kind.FIELD);
                case "lt", "lte", "gt", "gte" -> compare(word);
                case "minute", "hour", "day", "week", "month", "year" -> {
                    become(Kind.TIME_PART);
                    unit = Unit.valueOf(word.toUpperCase(Locale.ROOT));
                }
                case "expand" -> flags.add(Flag.EXPAND);
                default -> throw refused("the modifier '" + word + "' is unknown");
            }
        }

        Modifiers finish() {
            Kind settled = Optional.ofNullable(kind).orElse(operator != null ? Kind.NUMBER : Kind.TEXT);
            boolean placeable = settled == Kind.TEXT || settled == Kind.FIELD;
            if (affix != null && !placeable && settled != Kind.REGEX) {
                throw refused("contains, startswith and endswith go with texts, re and fieldref only");
            }
            if (flags.contains(Flag.EXPAND) && settled == Kind.EXISTS) {
                throw refused("exists takes no placeholders");
            }
            if (!encodings.isEmpty() && settled != Kind.TEXT) {
                throw refused("an encoding goes with texts only");
            }
            if (flags.contains(Flag.CASED) && !placeable) {
                throw refused("cased goes with texts and fieldref only");
            }
            if (operator != null && settled != Kind.NUMBER && settled != Kind.TIME_PART) {
                throw refused("lt, lte, gt and gte go with numbers and parts of a time only");
            }
            boolean regexFlag = flags.contains(Flag.IGNORE_CASE) || flags.contains(Flag.MULTILINE)
                    || flags.contains(Flag.DOT_ALL);
            if (regexFlag && settled != Kind.REGEX) {
                throw refused("i, m and s go with re only");
            }
            return new Modifiers(settled, affix == null ? Affix.WHOLE : affix, List.copyOf(encodings),
                    Set.copyOf(flags), operator, unit);
        }

        private void place(Affix where) {
            if (affix != null) {
                throw refused("only one of contains, startswith and endswith is possible");
            }
            affix = where;
        }

        private void become(Kind next) {
            if (kind != null) {
                throw refused("modifiers of different kinds are combined");
            }
            kind = next;
        }

        private void compare(String word) {
            if (operator != null) {
                throw refused("only one of lt, lte, gt and gte is possible");
            }
            operator = Operator.of(word).orElseThrow();
        }

        private Refused refused(String reason) {
            return new Refused(position, reason);
        }
    }
}
