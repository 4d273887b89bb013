package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The target of a request as received and decoded once. */
class UrlFormsTests {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            /a%2Fb x=%27 /a/b?x='
            /a x=1+2 '/a?x=1 2'
            /a+b%20 x=1 '/a+b ?x=1'
            /a x=%253C /a?x=%3C
            /a x=%C3%BC /a?x=ü
            /a x=100%&y=%4 /a?x=100%&y=%4
            /%zz/%41 x=1 /%zz/A?x=1
            """)
    void decodesOnceAndKeepsWhatIsNoEscape(String path, String query, String decoded) {
        assertThat(UrlForms.of(path, query)).first().isEqualTo(path + "?" + query);
        assertThat(UrlForms.of(path, query)).last().isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource({"/plain", "/with-ü"})
    void givesOneFormWhereBothAreTheSame(String path) {
        assertThat(UrlForms.of(path, null)).containsExactly(path);
        assertThat(UrlForms.of(path, "")).containsExactly(path);
    }
}
