package ch.meinkonto.soc.sigma.translate;

import java.util.Map;
import java.util.TreeMap;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/**
 * Reads a regular expression of a rule as the set of all values in which it is found. Expressions that RE2/J can read are
 * read as RE2/J does; the others as the JDK does, then never exactly.
 */
final class RegexReader {
    private RegexReader() {}

    /**
     * What was read.
     *
     * @param language every value in which the expression is found, and perhaps more
     * @param losses why there may be more; empty where there are not
     */
    record Reading(Language language, Map<Reason, String> losses) {
        boolean exact() {
            return losses.isEmpty();
        }
    }

    static Reading read(ValueTest.Regex regex) {
        boolean linear = linear(regex.expression());
        Map<Reason, String> losses = new TreeMap<>();
        if (!linear) {
            losses.put(Reason.REGEX_ASSERTION, "look-around and back references are left out");
        }
        try {
            RegexParser parser = new RegexParser(regex, linear, losses);
            return new Reading(RegexAnchors.search(parser.parse(), losses), losses);
        } catch (RegexParser.Unreadable unreadable) {
            losses.put(Reason.REGEX_SYNTAX, unreadable.getMessage());
            return new Reading(Language.ANYTHING, losses);
        }
    }

    private static boolean linear(String expression) {
        try {
            Pattern.compile(expression);
            return true;
        } catch (PatternSyntaxException unknownToRe2) {
            return false;
        }
    }
}
