package ch.meinkonto.auth.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextTests {
    private static final Pattern TEXT_KEY = Pattern.compile("#\\{([a-z][a-zA-Z.-]*[a-zA-Z])[(}]");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "it"})
    void everyTextIsInEveryLanguage(String language) throws IOException {
        Properties german = texts("messages.properties");
        Properties other = texts("messages_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(german.stringPropertyNames());
        german.stringPropertyNames().forEach(key -> {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(other.getProperty(key))).as(key).isEqualTo(placeholders(german.getProperty(key)));
        });
    }

    @Test
    void germanIsWrittenTheSwissWay() throws IOException {
        assertThat(texts("messages.properties").values()).noneMatch(text -> text.toString().contains("ß"));
    }

    @Test
    void noTemplateHasATextOfItsOwn() throws IOException {
        for (Resource template : templates()) {
            String html = template.getContentAsString(StandardCharsets.UTF_8);
            String visible = html.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<[^>]*>", "");
            assertThat(visible).as(template.getFilename()).doesNotContainPattern("\\p{L}");
        }
    }

    @Test
    void everyTextThatATemplateNamesExists() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Resource template : templates()) {
            Matcher names = TEXT_KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            while (names.find()) {
                keys.add(names.group(1));
            }
        }
        assertThat(keys).hasSizeGreaterThan(25);
        assertThat(texts("messages.properties").stringPropertyNames()).containsAll(keys);
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\{\\d}|</?strong>").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Resource[] templates() throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:/templates/**/*.html");
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(TextTests.class.getResourceAsStream("/" + file),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
