package ch.meinkonto.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class KeySealTests {
    private final KeySeal seal = new KeySeal(HexFormat.of().parseHex("ab".repeat(32)));

    @Test
    void whatIsClosedOpensAgain() {
        assertThat(seal.open("key-1", seal.close("key-1", "private"))).isEqualTo("private");
    }

    @Test
    void nothingOfTheKeyCanBeReadAndNoTwoSealsAreAlike() {
        KeySeal.Sealed one = seal.close("key-1", "private");
        KeySeal.Sealed two = seal.close("key-1", "private");

        assertThat(new String(one.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("private");
        assertThat(one.nonce()).isNotEqualTo(two.nonce());
        assertThat(one.bytes()).isNotEqualTo(two.bytes());
    }

    @Test
    void aSealedKeyCannotBePassedOffAsAnother() {
        KeySeal.Sealed sealed = seal.close("key-1", "private");

        assertThatThrownBy(() -> seal.open("key-2", sealed)).hasMessageContaining("key-2 does not open");
    }

    @Test
    void aChangedByteIsNoticed() {
        KeySeal.Sealed sealed = seal.close("key-1", "private");
        sealed.bytes()[0] ^= 1;

        assertThatThrownBy(() -> seal.open("key-1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherKeyOpensNothing() {
        KeySeal other = new KeySeal(HexFormat.of().parseHex("cd".repeat(32)));

        assertThatThrownBy(() -> other.open("key-1", seal.close("key-1", "private")))
                .hasMessageContaining("MEINKONTO_KEYS_ENCRYPTION_KEY");
    }
}
