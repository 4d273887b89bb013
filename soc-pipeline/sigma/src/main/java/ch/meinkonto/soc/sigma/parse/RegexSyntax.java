package ch.meinkonto.soc.sigma.parse;

import java.util.Locale;
import java.util.regex.Pattern;

import ch.meinkonto.soc.sigma.match.RegexSearch;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Refuses a regular expression that cannot be compiled, or not in bounded time, where it stands. */
final class RegexSyntax {
    /** Characters; the longest public rule has a few hundred. */
    private static final int LONGEST = 10_000;
    private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");
    /**
     * Cyrillic Extended-C, whose characters have another as their capital that does not have them as its small letter.
     * RE2/J 1.8 goes from one to the other for ever when it compiles one of them without case, or a range across them.
     */
    private static final int FIRST_ENDLESS = 0x1C80;
    private static final int LAST_ENDLESS = 0x1C88;

    private RegexSyntax() {}

    static void check(ValueTest.Regex regex, Position position) {
        if (regex.expression().length() > LONGEST) {
            throw new Refused(position, "the regular expression is longer than " + LONGEST + " characters");
        }
        if ((regex.ignoreCase() || IGNORES_CASE.matcher(regex.expression()).find()) && isEndless(regex.expression())) {
            throw new Refused(position,
                    "the regular expression names U+1C80 to U+1C88, which cannot be compared without case");
        }
        try {
            RegexSearch.of(regex);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(position, "the regular expression cannot be read: " + unreadable.getMessage());
        } catch (StackOverflowError nested) {
            throw new Refused(position, "the regular expression is nested too deep");
        }
    }

    /** Whether one of the characters, or what may be a range across them, is written; rather too often than too rarely. */
    private static boolean isEndless(String expression) {
        if (expression.toLowerCase(Locale.ROOT).contains("\\x{1c8")
                || expression.chars().anyMatch(each -> each >= FIRST_ENDLESS && each <= LAST_ENDLESS)) {
            return true;
        }
        for (int dash = expression.indexOf('-', 1); dash > 0
                && dash + 1 < expression.length(); dash = expression.indexOf('-', dash + 1)) {
            int low = expression.charAt(dash - 1) == '}' ? 0 : expression.codePointBefore(dash);
            boolean escaped = expression.startsWith("\\x{", dash + 1);
            int high = escaped ? Character.MAX_CODE_POINT : expression.codePointAt(dash + 1);
            if (low <= LAST_ENDLESS && high >= FIRST_ENDLESS) {
                return true;
            }
        }
        return false;
    }
}
