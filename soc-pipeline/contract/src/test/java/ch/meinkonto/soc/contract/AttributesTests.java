package ch.meinkonto.soc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class AttributesTests {
    @Test
    void leavesOutWhatIsAbsent() {
        Attributes attributes = new Attributes().put(EventField.USER_ID, (String) null)
                .put(EventField.USER_HASH, "")
                .put(EventField.USER_ROLES, List.of())
                .put(EventField.CASE_ID, "1");
        assertThat(attributes.asMap()).containsOnlyKeys(EventField.CASE_ID);
    }

    @Test
    void refusesAValueOfAnotherTypeThanTheFields() {
        assertThatThrownBy(() -> new Attributes().put(EventField.PAYMENT_AMOUNT, "12"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("meinkonto.payment.amount_minor is a LONG, not a KEYWORD");
    }

    @Test
    void cutsTextsAfter1024Characters() {
        assertThat(Attributes.safe("x".repeat(5000))).hasSize(1024);
    }

    @Test
    void replacesWhatNoStoreTakes() {
        assertThat(Attributes.safe("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Attributes.safe("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(Attributes.safe("\uDE00")).isEqualTo("\uFFFD");
        assertThat(Attributes.safe("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void neverCutsACharacterInHalf() {
        String text = "x".repeat(1023) + "\uD83D\uDE00";
        assertThat(Attributes.safe(text)).isEqualTo("x".repeat(1023) + "\uFFFD");
    }
}
