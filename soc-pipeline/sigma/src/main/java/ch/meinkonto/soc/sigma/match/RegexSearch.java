package ch.meinkonto.soc.sigma.match;

import java.util.regex.Pattern;

import com.google.re2j.PatternSyntaxException;

import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Searches a regular expression, never for longer than the text deserves: in linear time with RE2/J; an expression with
 * look-around or back references, which RE2/J does not know, by the JDK's engine with a bounded number of steps.
 */
public interface RegexSearch {
    /** Whether the expression is found anywhere in the text. */
    boolean found(String text);

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException where neither engine can read it
     */
    static RegexSearch of(ValueTest.Regex regex) {
        int flags = (regex.ignoreCase() ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0)
                | (regex.multiline() ? com.google.re2j.Pattern.MULTILINE : 0)
                | (regex.dotAll() ? com.google.re2j.Pattern.DOTALL : 0);
        try {
            com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(regex.expression(), flags);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException unknownToRe2) {
            return bounded(regex);
        }
    }

    private static RegexSearch bounded(ValueTest.Regex regex) {
        int flags = (regex.ignoreCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (regex.multiline() ? Pattern.MULTILINE : 0)
                | (regex.dotAll() ? Pattern.DOTALL : 0);
        Pattern pattern = Pattern.compile(regex.expression(), flags);
        return text -> {
            try {
                return pattern.matcher(new CountedText(text)).find();
            } catch (CountedText.TooManySteps | StackOverflowError givenUp) {
                return false;
            }
        };
    }
}
