package ch.meinkonto.auth.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {
    @ParameterizedTest
    @CsvSource({"079 123 45 67,+41791234567", "+41 79 123 45 67,+41791234567", "0041791234567,+41791234567",
            "+41 (0)79 123 45 67,+41791234567", "044/412-11.11,+41444121111", "+49 30 123456,+4930123456",
            "'\u202a+41791234567\u202c',+41791234567"})
    void aNumberIsReadHoweverItIsWritten(String typed, String stored) {
        assertThat(PhoneNumber.typed(typed).map(PhoneNumber::value)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "079 123 45", "abc", "+0 79 123 45 67", "+41 79 123 45 67 89 01 23", "117",
            "+41;79", "+41791234567@example.ch"})
    void whatIsNoNumberIsNone(String typed) {
        assertThat(PhoneNumber.typed(typed)).isEmpty();
    }
}
