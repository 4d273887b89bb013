package ch.meinkonto.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class Argon2idEncoderTests {
    private final Argon2idEncoder ours = new Argon2idEncoder(128, 2);
    private final Argon2PasswordEncoder springs = new Argon2PasswordEncoder(16, 32, 1, 128, 2);

    @ParameterizedTest
    @ValueSource(strings = {"a", "correct horse battery staple", "Zürich-Wipkingen 日本 🚲"})
    void readsWhatSpringsEncoderWroteAndTheOtherWayRound(String password) {
        assertThat(ours.matches(password, springs.encode(password))).isTrue();
        assertThat(springs.matches(password, ours.encode(password))).isTrue();
    }

    @Test
    void refusesAnotherPassword() {
        String encoded = springs.encode("a password");
        assertThat(ours.matches("another password", encoded)).isFalse();
        assertThat(ours.matches("", encoded)).isFalse();
        assertThat(ours.matches(null, encoded)).isFalse();
        assertThat(ours.matches("a password", null)).isFalse();
    }

    @Test
    void writesTheSamePasswordDifferentlyEachTime() {
        assertThat(ours.encode("a password")).isNotEqualTo(ours.encode("a password"));
    }

    @Test
    void checksAtTheCostAtWhichItWasHashed() {
        String dearer = new Argon2PasswordEncoder(16, 64, 2, 512, 3).encode("a password");
        assertThat(ours.matches("a password", dearer)).isTrue();
        assertThat(ours.matches("a passwort", dearer)).isFalse();
    }

    @Test
    void asksForANewHashWhereTheOldOneWasCheaper() {
        assertThat(ours.upgradeEncoding(new Argon2PasswordEncoder(16, 32, 1, 64, 2).encode("a password"))).isTrue();
        assertThat(ours.upgradeEncoding(ours.encode("a password"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "$argon2id$v=19$m=128,t=2,p=1$A$AAAAAAAA"})
    void findsNoPasswordRightForWhatIsNoHash(String encoded) {
        assertThat(ours.matches("a password", encoded)).isFalse();
    }

    @Test
    void hashesSeveralAtOnceWithoutMixingThem() {
        List<String> encoded = IntStream.range(0, 20).mapToObj(number -> springs.encode("password " + number)).toList();
        assertThat(IntStream.range(0, 200)
                .parallel()
                .filter(number -> ours.matches("password " + number % 20, encoded.get(number % 20))
                        && !ours.matches("another " + number, encoded.get(number % 20)))
                .count()).isEqualTo(200);
    }
}
