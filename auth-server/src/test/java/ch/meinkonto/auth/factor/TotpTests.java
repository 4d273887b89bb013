package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {
    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:15Z");

    private final Totp codes = new Totp(RFC_SECRET);

    /** RFC 6238, appendix B: the last six of the eight digits there. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037",
            "20000000000,353130"})
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(codes.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        long step = Totp.step(NOW);

        assertThat(codes.match(codes.code(step - 1), NOW, 0)).hasValue(step - 1);
        assertThat(codes.match(codes.code(step), NOW, 0)).hasValue(step);
        assertThat(codes.match(codes.code(step + 1), NOW, 0)).hasValue(step + 1);
        assertThat(codes.match(codes.code(step - 2), NOW, 0)).isEmpty();
        assertThat(codes.match(codes.code(step + 2), NOW, 0)).isEmpty();
    }

    /** RFC 6238, section 5.2. */
    @Test
    void aCodeThatWasTakenAndOlderOnesAreNotTakenAgain() {
        long step = Totp.step(NOW);

        assertThat(codes.match(codes.code(step), NOW, step)).isEmpty();
        assertThat(codes.match(codes.code(step - 1), NOW, step)).isEmpty();
        assertThat(codes.match(codes.code(step + 1), NOW, step)).hasValue(step + 1);
    }

    @Test
    void whatIsNoCodeMatchesNothing() {
        assertThat(codes.match("", NOW, 0)).isEmpty();
        assertThat(codes.match("１２３４５６", NOW, 0)).isEmpty();
        assertThat(codes.match(codes.code(Totp.step(NOW)) + "0", NOW, 0)).isEmpty();
    }

    /** RFC 4648, section 6, as authenticator apps read it. */
    @Test
    void theSecretIsWrittenInBase32AndReadBack() {
        TotpSecret secret = TotpSecret.of(RFC_SECRET);

        assertThat(secret.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(secret.grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(secret.codes().code(1)).isEqualTo("287082");
        assertThat(secret.uri("Mein Konto", "anna@example.ch")).isEqualTo(
                "otpauth://totp/Mein%20Konto:anna%40example.ch?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Mein%20Konto");
        assertThat(secret).asString().doesNotContain("GEZD");
    }
}
