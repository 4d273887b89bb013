package ch.meinkonto.securitytests.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.securitytests.headers.Mark.Rule;

/** The rules of the MDN HTTP Observatory, one after the other. */
class GradeTests {
    private static final Mark REDIRECTED = new Mark(Rule.REDIRECTION, 0, "to HTTPS");
    private static final Map<String, String> GOOD = Map.of("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; frame-ancestors 'none'", "Strict-Transport-Security",
            "max-age=31536000 ; includeSubDomains", "Referrer-Policy", "same-origin", "X-Content-Type-Options",
            "nosniff", "Cross-Origin-Resource-Policy", "same-origin", "Set-Cookie",
            "SESSION=x; Path=/; Secure; HttpOnly; SameSite=Lax");

    @Test
    void aPageWithEverythingHasAllPointsThereAre() {
        Grade grade = Grade.of(page(Map.of()), REDIRECTED);
        assertThat(grade.letter()).as(grade.toString()).isEqualTo("A+");
        assertThat(grade.score()).isEqualTo(100 + 10 + 5 + 5 + 5 + 10);
    }

    @Test
    void aPageWithNothingFails() {
        Grade grade = Grade.of(new PageAnswer(URI.create("http://localhost/"), Map.of(), "<p>"),
                new Mark(Rule.REDIRECTION, -20, "stays with HTTP"));
        assertThat(grade.score()).isEqualTo(100 - 25 - 20 - 20 - 20 - 5);
        assertThat(grade.letter()).isEqualTo("F");
    }

    @Test
    void whoLacksWhatEverybodyDoesGetsNothingForMore() {
        assertThat(Grade.of(page(Map.of("X-Content-Type-Options", "")), REDIRECTED).score()).isEqualTo(95 + 35);
        assertThat(Grade.of(page(Map.of("Strict-Transport-Security", "")), REDIRECTED).score()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'self'                                | 5
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; style-src 'unsafe-inline'     | 0
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; img-src http://localhost      | -10
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; script-src 'unsafe-eval'      | -10
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; script-src 'unsafe-inline'    | -20
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; script-src 'nonce-a' 'unsafe-inline' | 10
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | script-src 'self'                                 | -20
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; form-action http://localhost  | -20
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src 'none'; default-src *                 | 10
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | default-src *, default-src 'none'                 | 10
            CONTENT_SECURITY_POLICY       | Content-Security-Policy | ''                                                | -25
            FRAMES                        | Content-Security-Policy | default-src 'none'                                | -20
            FRAMES                        | Content-Security-Policy | frame-ancestors *                                 | -20
            COOKIES                       | Set-Cookie              | lang=fr; Secure                                   | 0
            COOKIES                       | Set-Cookie              | lang=fr; SameSite=Lax                             | -5
            COOKIES                       | Set-Cookie              | PORTAL_SESSION=x; HttpOnly; SameSite=Lax          | -10
            COOKIES                       | Set-Cookie              | PORTAL_SESSION=x; Secure; SameSite=Lax            | -30
            COOKIES                       | Set-Cookie              | lang=fr; Secure; SameSite=Whatever                | -20
            COOKIES                       | Set-Cookie              | XSRF_CSRF=x; Secure                               | -20
            CROSS_ORIGIN_RESOURCE_SHARING | Access-Control-Allow-Origin | *                                             | 0
            REFERRER_POLICY               | Referrer-Policy         | unsafe-url                                        | -5
            REFERRER_POLICY               | Referrer-Policy         | no-referrer, of-tomorrow                          | 5
            REFERRER_POLICY               | Referrer-Policy         | whatever                                          | -5
            STRICT_TRANSPORT_SECURITY     | Strict-Transport-Security | max-age=3600                                    | -10
            STRICT_TRANSPORT_SECURITY     | Strict-Transport-Security | includeSubDomains                               | -20
            CONTENT_TYPE_OPTIONS          | X-Content-Type-Options  | sniff                                             | -5
            CROSS_ORIGIN_RESOURCE_POLICY  | Cross-Origin-Resource-Policy | cross-origin                                 | 0
            CROSS_ORIGIN_RESOURCE_POLICY  | Cross-Origin-Resource-Policy | everybody                                    | -5
            """)
    void marks(Rule rule, String header, String value, int points) {
        assertThat(points(rule, page(Map.of(header, value)))).isEqualTo(points);
    }

    @Test
    void aPageThatOthersReadInItsReadersNameLosesHalf() {
        assertThat(points(Rule.CROSS_ORIGIN_RESOURCE_SHARING, page(Map.of("Access-Control-Allow-Origin",
                "https://elsewhere.example", "Access-Control-Allow-Credentials", "true")))).isEqualTo(-50);
    }

    @Test
    void cookiesOverPlainHttpAreWorse() {
        PageAnswer plain = new PageAnswer(URI.create("http://localhost/"),
                Map.of("Set-Cookie", List.of("lang=fr; SameSite=Lax", "SESSION=x; HttpOnly")), "");
        assertThat(points(Rule.COOKIES, plain)).isEqualTo(-40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /page.js                              | | 0
            /page.js                              | sha384-x | 5
            https://localhost/page.js             | | 0
            https://elsewhere.example/page.js     | | -5
            https://elsewhere.example/page.js     | sha384-x | 5
            http://elsewhere.example/page.js      | sha384-x | -20
            http://elsewhere.example/page.js      | | -50
            """)
    void scripts(String source, String digest, int points) {
        String script = "<script src='" + source + "'" + (digest == null ? "" : " integrity='" + digest + "'")
                + "></script>";
        assertThat(points(Rule.SUBRESOURCE_INTEGRITY,
                new PageAnswer(URI.create("https://localhost/"), Map.of(), script))).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"100, A+", "99, A", "90, A", "85, A-", "80, B+", "70, B", "65, B-", "60, C+", "50, C", "45, C-",
            "40, D+",
            "30, D", "25, D-", "24, F", "0, F"})
    void letters(int score, String letter) {
        assertThat(Grade.of(List.of(new Mark(Rule.FRAMES, score - 100, ""))).letter()).isEqualTo(letter);
    }

    private static int points(Rule rule, PageAnswer page) {
        return Grade.of(page, REDIRECTED)
                .marks()
                .stream()
                .filter(mark -> mark.rule() == rule)
                .findFirst()
                .orElseThrow()
                .points();
    }

    /** A good page but for these headers; an empty value takes one away. */
    private static PageAnswer page(Map<String, String> different) {
        Map<String, List<String>> headers = new TreeMap<>();
        GOOD.forEach((name, value) -> headers.put(name, List.of(value)));
        different.forEach((name, value) -> headers.put(name, value.isEmpty() ? List.of() : List.of(value)));
        return new PageAnswer(URI.create("https://localhost/"), headers, "<p>");
    }
}
