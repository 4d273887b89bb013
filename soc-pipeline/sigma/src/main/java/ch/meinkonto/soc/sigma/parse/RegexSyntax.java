package ch.meinkonto.soc.sigma.parse;

import ch.meinkonto.soc.sigma.match.RegexSearch;
import ch.meinkonto.soc.sigma.rule.Position;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Refuses a regular expression that cannot be compiled, where it stands. */
final class RegexSyntax {
    private RegexSyntax() {}

    static void check(ValueTest.Regex regex, Position position) {
        try {
            RegexSearch.of(regex);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(position, "the regular expression cannot be read: " + unreadable.getMessage());
        }
    }
}
