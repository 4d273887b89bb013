package ch.meinkonto.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class LoginTests {
    @Test
    void spaceCaseAndWideLettersMakeNoDifference() {
        assertThat(new Login(" Anna.Muster@Example.CH\t")).isEqualTo(new Login("anna.muster@example.ch"));
        assertThat(new Login("ａｎｎａ@example.ch")).isEqualTo(new Login("anna@example.ch"));
    }

    @Test
    void anythingTypedHasAFormOfAtMost254Characters() {
        assertThat(new Login("x".repeat(1_000_000)).value()).hasSize(254);
        assertThat(new Login("").value()).isEmpty();
        assertThat(new Login("\uFDFA".repeat(200)).value()).hasSize(254);
    }

    @Test
    void thePseudonymIsTheSameForTheSameLoginAndTellsNothingWithoutTheKey() {
        LoginPseudonyms pseudonyms = new LoginPseudonyms(HexFormat.of().parseHex("0b".repeat(32)));
        LoginPseudonyms others = new LoginPseudonyms(HexFormat.of().parseHex("0c".repeat(32)));

        String pseudonym = pseudonyms.of(new Login("Anna.Muster@example.ch"));

        assertThat(pseudonym).matches("[0-9a-f]{64}").isEqualTo(pseudonyms.of(new Login("anna.muster@example.ch")));
        assertThat(others.of(new Login("anna.muster@example.ch"))).isNotEqualTo(pseudonym);
    }
}
