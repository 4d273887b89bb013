package ch.meinkonto.securitytests.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorAppTests {
    /** The secret of the standard: the digits 12345678901234567890. */
    private final AuthenticatorApp app = new AuthenticatorApp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** RFC 6238, appendix B: the last six of the eight digits there. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "20000000000,353130"})
    void showsTheCodesOfTheStandard(long second, String code) {
        assertThat(app.code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void knowsTheNextCode() {
        assertThat(app.nextCode(Instant.ofEpochSecond(29))).isEqualTo("287082");
    }
}
