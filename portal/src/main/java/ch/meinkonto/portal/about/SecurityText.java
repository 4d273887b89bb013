package ch.meinkonto.portal.about;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import ch.meinkonto.ops.design.Languages;
import ch.meinkonto.portal.access.PortalSettings;

/**
 * Whom to tell of a weakness, in the form that programs look for.
 *
 * <p>
 * Source: RFC 9116, sections 2 and 3.
 */
@Controller
class SecurityText {
    static final String PATH = "/.well-known/security.txt";
    /** Who has a copy should look again after that time; less than a year is recommended (section 2.5.5). */
    static final Duration HOLDS = Duration.ofDays(180);

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final AboutSettings contacts;
    private final PortalSettings portal;
    private final Clock clock;

    SecurityText(AboutSettings contacts, PortalSettings portal, Clock clock) {
        this.contacts = contacts;
        this.portal = portal;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show() {
        List<String> lines = new ArrayList<>(List.of("Contact: mailto:" + contacts.security(),
                "Expires: " + clock.instant().truncatedTo(ChronoUnit.DAYS).plus(HOLDS),
                "Preferred-Languages: " + Languages.OFFERED.stream()
                        .map(Locale::getLanguage)
                        .collect(Collectors.joining(", "))));
        URI here = portal.address(PATH);
        // Web addresses stand in there only with https: (sections 2.5.2 and 2.5.7), which one machine alone does not have.
        if ("https".equals(here.getScheme())) {
            lines.add("Canonical: " + here);
            lines.add("Policy: " + portal.address(AboutPages.PATH + "/security"));
        }
        return ResponseEntity.ok().contentType(TEXT).body(String.join("\n", lines) + "\n");
    }
}
