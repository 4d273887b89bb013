package ch.meinkonto.ops.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.LocaleResolver;

class LanguagesTests {
    private final LocaleResolver resolver = new Languages().localeResolver();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void speaksGermanToWhoAsksForNothing() {
        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.of("de", "CH"));
    }

    @Test
    void speaksGermanToWhoAsksForALanguageWeDoNotOffer() {
        request.addHeader("Accept-Language", "rm-CH");
        request.addPreferredLocale(Locale.of("rm", "CH"));

        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.of("de", "CH"));
    }

    @Test
    void followsTheBrowser() {
        request.addHeader("Accept-Language", "fr-FR");
        request.addPreferredLocale(Locale.FRANCE);

        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.of("fr", "CH"));
    }

    @Test
    void remembersTheChoiceAgainstTheBrowser() {
        request.addHeader("Accept-Language", "fr-FR");
        request.addPreferredLocale(Locale.FRANCE);
        request.setCookies(new Cookie("lang", "it-CH"));

        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.of("it", "CH"));
    }

    @Test
    void survivesANonsensicalCookie() {
        request.setCookies(new Cookie("lang", "%%%"));

        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.of("de", "CH"));
    }
}
