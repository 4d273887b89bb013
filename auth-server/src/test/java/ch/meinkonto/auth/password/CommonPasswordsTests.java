package ch.meinkonto.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTests {
    private static final CommonPasswords COMMON = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(strings = {"passwort", "Passwort1234567", "P@ssw0rt!!!!2026", "passwortpasswort", "PasswortPasswort1",
            "1234567890123456", "qwertzuiopasdfgh", "aaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "Sommer2026Sommer2026",
            "Winter2026!", "Zürich-31.12.2026", "zuerichzuerich!!", "meinKontoPasswort", "Schmetterling123",
            "Weihnachten-2025", "ichliebedich2026", "987654321987654321", "F C Z u e r i c h 1896",
            "M31nK0nt0-2026!!", "Fruehling2026!!!"})
    void whatOthersTryFirstIsCommonHoweverItIsBent(String password) {
        assertThat(COMMON.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sommerregen-am-Bellevue-7", "blaue Tasse auf dem Sims", "7kfm-x2vq-9hdt-b4ws",
            "correct horse battery staple", "drei Hunde bellen den Mond an", "83927561938475629 Anna",
            "n7$Kq!w2Zr@p9Xv#", "日本語のながいパスワードをつかう", "2b7-4f9-8c1-6d3-5e0"})
    void whatNobodyGuessesFirstIsNot(String password) {
        assertThat(COMMON.contains(password)).isFalse();
    }

    @Test
    void namesAloneAreNoPassword() {
        Set<String> personal = Set.of("Clara", "Neumann", "clara.neumann", "example", "ch");

        assertThat(COMMON.saysOnly("Clara Neumann 1990", personal)).isTrue();
        assertThat(COMMON.saysOnly("cl4ra.n3umann", personal)).isTrue();
        assertThat(COMMON.saysOnly("Clara mag Quittengelee", personal)).isFalse();
    }
}
