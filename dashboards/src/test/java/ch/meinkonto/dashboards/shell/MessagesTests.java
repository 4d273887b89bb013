package ch.meinkonto.dashboards.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class MessagesTests {
    private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z.-]+)[}(]");

    @Test
    void existInGermanAndEnglishAlike() throws IOException {
        assertThat(bundle("_de").keySet()).isEqualTo(bundle("").keySet());
    }

    @Test
    void areWrittenInSwissSpelling() throws IOException {
        assertThat(bundle("_de").values()).noneMatch(text -> text.toString().contains("ß"));
    }

    @Test
    void coverEveryTextATemplateAsksFor() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(path -> path.toString().endsWith(".html")).toList()) {
                Matcher key = USED.matcher(Files.readString(template));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(80);
        assertThat(bundle("").stringPropertyNames()).containsAll(used);
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(
                MessagesTests.class.getResourceAsStream("/messages" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
