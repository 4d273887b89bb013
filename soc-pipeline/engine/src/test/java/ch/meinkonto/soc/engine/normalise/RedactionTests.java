package ch.meinkonto.soc.engine.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"lang=de&page=2 | lang=de&page=2",
            "code=abc&state=xyz | code=REDACTED&state=REDACTED",
            "q=AHV+756.1234 | q=REDACTED", "' OR 1=1-- | REDACTED=REDACTED", "secret | REDACTED", "error | error",
            "lang=<script> | lang=REDACTED", "q= | q=", "LANG=x | LANG=REDACTED", "a=b=c | a=REDACTED"})
    void keepsNamesButValuesOnlyFromTheList(String query, String stored) {
        assertThat(QueryRedaction.redact(query)).isEqualTo(stored);
    }

    @Test
    void keepsAnEmptyQueryEmptyAndAFloodShort() {
        assertThat(QueryRedaction.redact("")).isEmpty();
        assertThat(QueryRedaction.redact("a=1&".repeat(10_000))).hasSizeLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz refused",
            "Authorization: Bearer c2VjcmV0LXRva2VuLXZhbHVl", "GET /cb?code=s3cret&state=s3cret",
            "{\"password\": \"s3cret\"}",
            "client_secret=s3cret, user=x", "Basic cG9ydGFsOnMzY3JldA=="})
    void takesSecretsOutOfLogLines(String line) {
        assertThat(TextRedaction.redact(line)).contains("REDACTED")
                .doesNotContain("s3cret", "c2VjcmV0", "eyJ", "cG9ydGFs", "c2lnbmF0dXJl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail to anna.muster@example.ch failed", "GET /search?q=anna.muster%40mail.example.ch",
            "number 756.1234.5678.97 is taken", "7561234567897", "paid from CH93 0076 2011 6238 5295 7",
            "iban CH9300762011623852957", "card 4111 1111 1111 1111 declined", "4111111111111111",
            "d05224b1-bd45-4537-8481-7319073d976d paid with 4111-1111-1111-1111",
            "password=\"two words\" tried", "username: anna.muster", "{\"email\":\"anna\"}"})
    void takesPersonalDataOutOfLogLines(String line) {
        assertThat(TextRedaction.redact(line)).contains("REDACTED")
                .doesNotContain("anna", "1234", "0076", "4111", "words", "example");
    }

    @ParameterizedTest
    @CsvSource({"enduser.id,Anna", "user.full_name,Anna Muster", "loginName,Sommer2026", "http.request.header.cookie,a",
            "db.password,x", "vorname,Anna", "customer.E-Mail,a", "note,anna@example.ch", "Authorization,y"})
    void takesTheValueWhereTheNameOfAnAttributeTellsWhatItIs(String name, String value) {
        assertThat(AttributeRedaction.redact(Map.of(name, value))).hasSize(1).containsValue("REDACTED");
    }

    @ParameterizedTest
    @CsvSource({"kid,b9d022d2", "server.port,8080", "meinkonto.case.id,2026-1", "count,17", "http.route,/cases/{id}"})
    void keepsOtherAttributes(String name, String value) {
        assertThat(AttributeRedaction.redact(Map.of(name, value))).containsExactly(Map.entry(name, value));
    }

    @Test
    void isNotMadeSlowByAnyText() {
        String nasty = "a.".repeat(4_000) + "@" + "password=".repeat(900) + "4 ".repeat(2_000) + "CH12 ".repeat(800)
                + "756";
        long begin = PROCESSOR.getCurrentThreadCpuTime();
        for (int i = 0; i < 20; i++) {
            TextRedaction.redact(nasty);
        }
        // Not by the clock, which runs on while others have the processor.
        assertThat(Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing key created kid=b9d022d2", "permit 2026-1 paid", "status code 503 from provider",
            "span 4111111111111112 of 1795000000000000000", "telephone exchange 7561234567 ok", "12:30:45 up",
            "d05224b1-bd45-4537-8481-7319073d976d", "/requests/d05224b1-bd45-4537-8481-7319073d976d?page=2",
            "digest a4537848173190730b5c75612345678970ff00112233445566778899aabbccdd"})
    void leavesOtherLinesAlone(String line) {
        assertThat(TextRedaction.redact(line)).isEqualTo(line);
    }
}
