package ch.meinkonto.portal.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import ch.meinkonto.portal.access.PortalSettings;

/** The whole document, with TLS and on one machine without. */
class SecurityTextTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T17:30:00Z"), ZoneOffset.UTC);

    private static String textAt(String url) {
        AboutSettings contacts = new AboutSettings("a@city.example", "p@city.example", "s@city.example");
        PortalSettings portal = new PortalSettings(URI.create(url), URI.create("https://login.city.example"), "secret",
                URI.create("https://pay.example"), true);
        return String.valueOf(new SecurityText(contacts, portal, CLOCK).show().getBody());
    }

    @Test
    void namesContactExpiryLanguagesAndItself() {
        assertThat(textAt("https://mein-konto.example")).isEqualTo("""
                Contact: mailto:s@city.example
                Expires: 2027-05-22T00:00:00Z
                Preferred-Languages: de, en, fr, it
                Canonical: https://mein-konto.example/.well-known/security.txt
                Policy: https://mein-konto.example/about/security
                """);
    }

    @Test
    void namesNoAddressThatIsNotProtected() {
        assertThat(textAt("http://localhost:8080")).isEqualTo("""
                Contact: mailto:s@city.example
                Expires: 2027-05-22T00:00:00Z
                Preferred-Languages: de, en, fr, it
                """);
    }
}
