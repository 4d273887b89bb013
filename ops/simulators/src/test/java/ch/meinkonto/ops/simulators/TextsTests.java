package ch.meinkonto.ops.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text in every language. */
class TextsTests {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "it"})
    void hasEveryTextInEveryLanguage(String language) throws IOException {
        Properties german = texts("");
        Properties translated = texts("_" + language);

        assertThat(translated.keySet()).isEqualTo(german.keySet());
        assertThat(translated.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
        german.forEach((key, text) -> assertThat(text.toString().contains("{0"))
                .as(key.toString()).isEqualTo(translated.getProperty(key.toString()).contains("{0")));
    }

    private static Properties texts(String suffix) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(
                TextsTests.class.getResourceAsStream("messages" + suffix + ".properties")), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
