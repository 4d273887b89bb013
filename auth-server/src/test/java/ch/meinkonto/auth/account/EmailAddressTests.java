package ch.meinkonto.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {
    @ParameterizedTest
    @ValueSource(strings = {"anna@example.ch", "anna.muster+stadt@mail.example.ch", "o'brien@example.ie",
            "jürg@zürich.example", "a@b-c.museum", "x_1@xn--zrich-kva.ch"})
    void anAddressIsOne(String typed) {
        assertThat(EmailAddress.isOne(new Login(typed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "@example.ch", "anna@", "anna@example", "anna@-example.ch", "a b@example.ch",
            ".anna@example.ch", "anna.@example.ch", "an..na@example.ch", "anna@example.1", "anna@exa@mple.ch",
            "anna@example.ch,beat@example.ch", "\"anna\"@example.ch", "anna@[127.0.0.1]",
            "anna@example.ch\nBcc: b@c.ch"})
    void anythingElseIsNot(String typed) {
        assertThat(EmailAddress.isOne(new Login(typed))).isFalse();
    }

    @Test
    void aHostileTextIsAnsweredAtOnce() {
        assertThat(EmailAddress.isOne(new Login("a@" + "a-".repeat(120) + "!"))).isFalse();
        assertThat(EmailAddress.isOne(new Login("a@" + "a.".repeat(120)))).isFalse();
    }
}
