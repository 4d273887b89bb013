package ch.meinkonto.soc.responder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTests {
    @ParameterizedTest
    @CsvSource({"10.1.2.3, 10.1.2.3/32", "10.1.2.3/8, 10.0.0.0/8", "::1, 0:0:0:0:0:0:0:1/128",
            "2001:DB8::1/32, 2001:db8::/32", "::ffff:10.1.2.3, 10.1.2.3", "::ffff:10.1.2.3/120, 10.1.2.0/24"})
    void twoTextsNameTheSameRange(String one, String other) {
        assertThat(AddressRange.parse(one)).isPresent().isEqualTo(AddressRange.parse(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10.1", "10.1.2", "10.1.2.256", "10.1.2.3/33", "10.1.2.3/", "10.1.2.3/-1",
            "::1/129", "fe80::1%eth0", "localhost", "cafe", "1:2", "10.1.2.3 ", "::ffff:10.1.2.3/90",
            "0x7f.0.0.1"})
    void whatNamesNoRangeIsNone(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "10.1.0.0/16, 10.0.0.0/8, false",
            "10.0.0.0/8, 10.1.0.0/16, true", "::/0, 10.0.0.1, false", "2001:db8::/32, 2001:db8:ffff::, true"})
    void aRangeContainsWhatLiesInIt(String range, String other, boolean contains) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(AddressRange.parse(other).orElseThrow()))
                .isEqualTo(contains);
    }
}
