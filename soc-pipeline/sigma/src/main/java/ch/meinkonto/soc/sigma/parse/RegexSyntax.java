package ch.meinkonto.soc.sigma.parse;

import ch.meinkonto.soc.sigma.match.RegexSearch;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Refuses a regular expression that cannot be compiled, where it stands. */
final class RegexSyntax {
    /** Characters; the longest public rule has a few hundred. */
    private static final int LONGEST = 10_000;

    private RegexSyntax() {}

    static void check(ValueTest.Regex regex, Position position) {
        if (regex.expression().length() > LONGEST) {
            throw new Refused(position, "the regular expression is longer than " + LONGEST + " characters");
        }
        try {
            RegexSearch.of(regex);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(position, "the regular expression cannot be read: " + unreadable.getMessage());
        } catch (StackOverflowError nested) {
            throw new Refused(position, "the regular expression is nested too deep");
        }
    }
}
