package ch.meinkonto.soc.sigma.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.ValueTest;

/** Which patterns are sent to an index. */
class AutomatonSizeTests {
    @ParameterizedTest
    @CsvSource({"powershell -enc, true", "^a.{200}b$, true", "a.{5}b, true", "a.{9}b, false", "a.{30}b, false",
            "(a|b)*a(a|b){12}, false", "[0-9]{1000}, false", "'(.){200,}', true", "'', true",
            "(x+x+)+y, true", "((a{40}){40}){40}, false"})
    void acceptsWhatStaysSmall(String expression, boolean accepted) {
        Language language = RegexReader.read(new ValueTest.Regex(expression, false, false, true)).language();
        assertThat(AutomatonSize.acceptable(language)).isEqualTo(accepted);
    }
}
