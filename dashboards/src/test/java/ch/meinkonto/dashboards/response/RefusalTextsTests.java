package ch.meinkonto.dashboards.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code with which an order ends at an application is said in words. */
class RefusalTextsTests {
    @ParameterizedTest
    @ValueSource(strings = {"unreadable", "too-large", "malformed-id", "other-id", "unknown-action",
            "not-carried-out-here", "malformed-target", "network-too-large", "own-address", "reason-length",
            "malformed-name", "expiry-missing", "expiry-unwanted", "expiry-past", "expiry-too-late", "other-order",
            "does-not-last", "target-unknown", "evidence-too-old", "too-many-targets", "too-many-accounts", "given-up",
            "not-delivered"})
    void isSaidInEveryLanguage(String code) throws IOException {
        for (String file : new String[]{"/messages.properties", "/messages_de.properties"}) {
            assertThat(texts(file).getProperty("respond.code." + code)).as("%s in %s", code, file).isNotBlank();
        }
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(RefusalTextsTests.class.getResourceAsStream(file),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
