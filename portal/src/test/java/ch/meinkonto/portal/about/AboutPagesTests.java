package ch.meinkonto.portal.about;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;

/** What stands at the foot of every page, and where it leads. */
@PortalTest
class AboutPagesTests {
    private static final List<String> ABOUT = List.of("/about/accessibility", "/about/privacy", "/about/security");

    @Autowired
    private MockMvcTester pages;

    @Test
    void everyPageLeadsToThemForEverybody() {
        for (Browser browser : List.of(Browser.ofVisitor(pages), Browser.of(pages, "about-1"))) {
            for (String page : List.of("/", "/verify/document", "/about/privacy")) {
                assertThat(text(browser.get(page))).as(page).contains("href=\"/about/accessibility\"",
                        "href=\"/about/privacy\"", "href=\"/about/security\"", "href=\"/account/looked-at\"");
            }
            ABOUT.forEach(page -> assertThat(browser.get(page)).as(page).hasStatusOk());
        }
    }

    @Test
    void speakEveryLanguage() {
        for (String language : List.of("de", "en", "fr", "it")) {
            for (String page : ABOUT) {
                assertThat(text(Browser.ofVisitor(pages).in(language).get(page))).as(page)
                        .contains("lang=\"" + language + "\"", "<h1", "mailto:")
                        .doesNotContain("??");
            }
        }
    }

    /** By those who delete: nothing is promised that does not happen, and nothing happens that is not told. */
    @Test
    void sayHowLongSomethingIsKept() {
        assertThat(text(Browser.ofVisitor(pages).get("/about/privacy"))).contains(
                "Angefangene Anträge und ihre Dateien: 90 Tage", "über einen Umzug gemeldet haben: 365 Tage",
                "Vollmachten, die nicht mehr gelten: 1 Jahr", "Ihre Sitzung im Portal: 30 Minuten",
                "Verlauf Ihrer Anmeldungen: 90 Tage", "Bekannte Geräte: 180 Tage",
                "Welche Seiten aufgerufen wurden: 90 Tage", "Ereignisse der Sicherheit: 365 Tage");
        assertThat(text(Browser.ofVisitor(pages).in("fr").get("/about/privacy"))).contains("leurs fichiers : 90 jours",
                "valables : 1 an");
    }

    @Test
    void programsFindWhomToTellOfAWeakness() {
        MvcTestResult answer = Browser.ofVisitor(pages).get("/.well-known/security.txt");
        assertThat(answer).hasStatusOk().hasContentType("text/plain;charset=UTF-8");
        assertThat(text(answer)).contains("Contact: mailto:security@mein-konto.example");
    }
}
