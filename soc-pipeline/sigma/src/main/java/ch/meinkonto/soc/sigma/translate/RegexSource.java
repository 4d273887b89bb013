package ch.meinkonto.soc.sigma.translate;

import org.jspecify.annotations.Nullable;

/** The text of a regular expression with the place up to which it was read. */
final class RegexSource {
    private static final int MOST_TIMES = 1_000;

    private final String text;
    private int at;

    RegexSource(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean at(String wanted) {
        return text.startsWith(wanted, at);
    }

    boolean digit() {
        return !atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    boolean take(String wanted) {
        if (!at(wanted)) {
            return false;
        }
        at += wanted.length();
        return true;
    }

    void expect(String wanted) {
        if (!take(wanted)) {
            throw unreadable();
        }
    }

    int next() {
        if (atEnd()) {
            throw unreadable();
        }
        int character = text.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    /** What stands before {@code end}, which is read too; the rest where there is no end. */
    String until(String end) {
        int found = text.indexOf(end, at);
        String before = text.substring(at, found < 0 ? text.length() : found);
        at = found < 0 ? text.length() : found + end.length();
        return before;
    }

    /** Hexadecimal digits: so many, or those within braces. */
    int hexadecimal(int digits) {
        String written;
        if (take("{")) {
            written = until("}");
        } else {
            int end = Math.min(text.length(), at + digits);
            written = text.substring(at, end);
            at = end;
        }
        try {
            return Integer.parseInt(written, 16);
        } catch (NumberFormatException notHexadecimal) {
            throw unreadable();
        }
    }

    /** Least and most, {@link Language#UNBOUNDED} for no most; null where no quantifier stands here. */
    int @Nullable [] quantifier() {
        if (take("*")) {
            return new int[]{0, Language.UNBOUNDED};
        }
        if (take("+")) {
            return new int[]{1, Language.UNBOUNDED};
        }
        if (take("?")) {
            return new int[]{0, 1};
        }
        int end = at("{") ? text.indexOf('}', at) : -1;
        String inside = end < 0 ? "" : text.substring(at + 1, end);
        if (!inside.matches("\\d{1,4}(,\\d{0,4})?")) {
            return null; // A brace that is no quantifier stands for itself.
        }
        at = end + 1;
        String[] numbers = inside.split(",", -1);
        int least = Integer.parseInt(numbers[0]);
        int most = numbers.length == 1
                ? least
                : numbers[1].isEmpty() ? Language.UNBOUNDED : Integer.parseInt(numbers[1]);
        if (least > MOST_TIMES || most > MOST_TIMES) {
            throw unreadable();
        }
        return new int[]{least, most};
    }

    RegexParser.Unreadable unreadable() {
        return new RegexParser.Unreadable("the expression cannot be translated from character " + at);
    }
}
