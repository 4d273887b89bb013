package ch.meinkonto.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text in every language, and no text outside them. */
class TextsTests {
    private static final Path ROOT = Path.of("src/main/java/ch/meinkonto/portal");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)[(}]");
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--.*?-->|<[^>]*>");

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameInEveryLanguage(Path german) throws IOException {
        Properties original = read(german);
        for (String language : List.of("en", "fr", "it")) {
            Properties translated = read(german.resolveSibling("messages_" + language + ".properties"));
            assertThat(new TreeSet<>(translated.stringPropertyNames())).as(language)
                    .isEqualTo(new TreeSet<>(original.stringPropertyNames()));
            for (String key : original.stringPropertyNames()) {
                String text = translated.getProperty(key);
                assertThat(text).as("%s in %s", key, language).isNotBlank();
                assertThat(arguments(text)).as("arguments of %s in %s", key, language)
                        .isEqualTo(arguments(original.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void writesAsTheSwissDoAndLosesNoApostrophe(Path german) throws IOException {
        for (String language : List.of("", "_en", "_fr", "_it")) {
            Properties texts = read(german.resolveSibling("messages" + language + ".properties"));
            for (String key : texts.stringPropertyNames()) {
                assertThat(texts.getProperty(key)).as(key + language).doesNotContain("ß");
                // In a message format a straight apostrophe begins a quotation and vanishes.
                assertThat(texts.getProperty(key)).as(key + language).doesNotContain("'");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void takesEveryTextOfAPageFromTheMessages(Path template) throws IOException {
        String page = Files.readString(template);
        assertThat(MARKUP.matcher(page).replaceAll(" ")).as("literal text in %s", template).isBlank();
        assertThat(page).doesNotContain("th:utext", " style=\"", "<style", "onclick");
        Set<String> known = new TreeSet<>();
        for (Path bundle : bundles().toList()) {
            known.addAll(read(bundle).stringPropertyNames());
        }
        assertThat(KEY.matcher(page).results().map(key -> key.group(1)).toList()).isSubsetOf(known);
    }

    @Test
    void findsTheFilesAtAll() throws IOException {
        assertThat(bundles()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(templates()).hasSizeGreaterThanOrEqualTo(15);
    }

    static Stream<Path> bundles() throws IOException {
        return files("messages.properties");
    }

    static Stream<Path> templates() throws IOException {
        return files(".html");
    }

    private static Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{(\\d)").matcher(new MessageFormat(text).toPattern()).results()
                .map(argument -> argument.group(1))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
