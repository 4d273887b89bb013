package ch.meinkonto.ops.validhtml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessibilityTests {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String GOOD = "<main><h1>Umzug</h1><label for=\"day\">Wann?</label><input id=\"day\"></main>";
    private static final String BAD = """
            <main><h1>Umzug</h1><input id="day"><img src="data:,"><p style="color: #ccc; background: #fff">blass</p>
            <ul><li>eins</li><p>zwei</p></ul><div role="buton">drei</div><a href="/"></a></main><p>daneben</p>
            <button style="width: 10px; height: 10px; padding: 0; border: 0"></button>""";

    private static Playwright playwright;
    private static BrowserType.LaunchOptions options;

    private Page page;

    @BeforeAll
    static void openTheBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium here, for example by: apt-get install chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        options = new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run"));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openAPage() {
        page = playwright.chromium().launch(options).newPage();
    }

    @Test
    void findsNothingInAPageThatEverybodyCanUse() {
        page.setContent(html(GOOD));

        assertThat(Accessibility.violationsOf(page)).isEmpty();
    }

    @Test
    void findsWhatAxesOwnBuilderFinds() {
        page.setContent(html(BAD));
        List<String> wanted = new AxeBuilder(page).analyze().getViolations().stream().map(rule -> rule.getId())
                .toList();

        page.setContent(html(BAD));
        List<String> found = Accessibility.violationsOf(page);

        assertThat(wanted).contains("label", "image-alt", "color-contrast", "list", "region");
        assertThat(found).extracting(violation -> violation.substring(0, violation.indexOf(':')))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void saysWhichElementBreaksTheRule() {
        page.setContent(html(GOOD + "<img src=\"data:,\">"));

        assertThat(Accessibility.violationsOf(page)).anySatisfy(
                violation -> assertThat(violation).contains("image-alt: ", "<img src=\"data:,\">"));
    }

    @Test
    void looksAtThePageAsItIsNow() {
        page.setContent(html(GOOD));
        Accessibility.violationsOf(page);
        page.evaluate("document.querySelector('label').remove()");

        assertThat(Accessibility.violationsOf(page)).singleElement().asString().startsWith("label: ");

        page.setViewportSize(375, 900);
        page.addStyleTag(new Page.AddStyleTagOptions()
                .setContent("@media (max-width: 400px) { h1 { color: #ccc; background: #fff } }"));
        assertThat(Accessibility.violationsOf(page)).anySatisfy(
                violation -> assertThat(violation).startsWith("color-contrast: "));
    }

    @Test
    void doesNotPassAPageIntoWhichItDoesNotLook() {
        page.setContent(html(GOOD + "<iframe title=\"other\" srcdoc=\"other\"></iframe>"));

        assertThatThrownBy(() -> Accessibility.violationsOf(page)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a page with frames");
    }

    private static String html(String body) {
        return "<!DOCTYPE html><html lang=\"de\"><head><title>Mein Konto</title></head><body>" + body
                + "</body></html>";
    }
}
