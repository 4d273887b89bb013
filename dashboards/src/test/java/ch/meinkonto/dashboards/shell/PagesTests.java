package ch.meinkonto.dashboards.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.dashboards.testing.Browser;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestCity;

class PagesTests extends ConsoleTest {
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)");
    private static final Pattern UNTRANSLATED = Pattern.compile("\\?\\?[\\w.-]+_en\\?\\?");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?range=7d", "/alerts", "/alerts?status=all&sort=risk", "/services", "/rules",
            "/rules/brute-force", "/alert"})
    void haveNoInlineCodeNoMissingTextAndStaySmall(String path) {
        new TestCity(indices, Instant.now()).fill();
        Browser nina = signedIn();
        String address = path.equals("/alert") ? firstAlert(nina) : path;

        HttpResponse<String> page = nina.open(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContainPattern(INLINE).doesNotContainPattern(UNTRANSLATED);
        assertThat(page.body().length()).as("characters").isLessThan(150_000);
        assertThat(page.body()).contains("<html lang=\"en\"").contains("<h1");
    }

    @Test
    void speakGermanUnlessAskedOtherwise() {
        Browser nina = signedIn();

        assertThat(nina.open("/alerts?lang=de").body()).contains("<html lang=\"de\"", "Nichts zu tun");
        assertThat(nina.open("/alerts?lang=fr").body()).as("English where there is no translation")
                .contains("<html lang=\"en\"", "Nothing to do");
    }

    @Test
    void areDarkUntilTheAnalystChoosesAndThenAsChosen() {
        Browser nina = signedIn();
        assertThat(nina.open("/alerts").body()).contains("data-theme=\"dark\"");

        HttpResponse<String> page = nina.submit("/theme", Map.of("theme", "light", "back", "/alerts?sort=risk"));

        assertThat(page.uri().toString()).endsWith("/alerts?sort=risk");
        assertThat(page.body()).contains("data-theme=\"light\"");
    }

    @Test
    void neverLeadToAnotherSiteAfterTheThemeWasChosen() {
        Browser nina = signedIn();
        for (String back : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            nina.open("/alerts");
            assertThat(nina.submit("/theme", Map.of("theme", "dark", "back", back)).uri().getHost())
                    .isEqualTo("localhost");
        }
    }

    @Test
    void sayWhatIsMissingInsteadOfShowingAnException() {
        HttpResponse<String> page = signedIn().open("/alerts/no-such-alert");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page or alert").doesNotContain("Exception");
    }

    private static String firstAlert(Browser nina) {
        return nina.open("/alerts").body().replaceAll("(?s).*?href=\"(/alerts/[0-9a-f-]{36})\".*", "$1");
    }
}
