package ch.meinkonto.ops.validhtml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlStandardTests {
    private static final HtmlStandard STANDARD = new HtmlStandard();

    @Test
    void findsNothingInAPageAsItShouldBe() {
        assertThat(STANDARD.errorsOf(page("""
                <h1>Umzug</h1>
                <form method="post" action="/move"><label for="day">Wann?</label>
                <input type="text" id="day" name="day" aria-describedby="day-hint" autofocus>
                <p id="day-hint" data-tone="calm">Zum Beispiel 31.12.2026</p></form>
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 4h16v16"/></svg>
                <table><thead><tr><th scope="col">Tag</th></tr></thead><tbody><tr><td>Heute</td></tr></tbody></table>
                """))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<p><div>a block in a paragraph</div></p>",
            "<p id=\"a\">one</p><p id=\"a\">the same id</p>",
            "<label for=\"nothing\">of no input</label>",
            "<a href=\"/a b\">a space in an address</a>",
            "<ul><p>not an item</p></ul>",
            "<p aria-pressed-ish=\"true\">no such attribute</p>",
            "<dl><dt>a term</dt></dl>",
            "<button type=\"submit\"><h1>a heading in a button</h1></button>",
            "<p>an element that does not end <b>here</p>",
            "<img src=\"/a.png\">",
            "<fieldset><legend>one</legend><legend>two</legend></fieldset>",
            "<a href=\"/\"><button type=\"button\">within a link</button></a>"})
    void findsWhatTheStandardDoesNotAllow(String wrong) {
        assertThat(STANDARD.errorsOf(page(wrong))).isNotEmpty();
    }

    @Test
    void saysWhereItStandsAndForgetsItWithTheNextPage() {
        assertThat(STANDARD.errorsOf(page("<blink>look</blink>"))).first().asString()
                .contains("line 5", "blink", "look");
        assertThat(STANDARD.errorsOf(page("<p>look</p>"))).isEmpty();
    }

    @Test
    void knowsAPageAgainWhateverItsTokenAndNothingElse() {
        String form = "<form><input type=\"hidden\" name=\"_csrf\" value=\"%s\"%s></form>";

        assertThat(STANDARD.errorsOf(page(form.formatted("aB3_-", "")))).isEmpty();
        assertThat(STANDARD.errorsOf(page(form.formatted("zY9-_", "")))).isEmpty();
        assertThat(STANDARD.errorsOf(page(form.formatted("aB3_-", " tone=\"calm\"")))).hasSize(1);
        assertThat(STANDARD.errorsOf(page(form.formatted("aB3_-", " tone=\"calm\"")))).hasSize(1);
        assertThat(STANDARD.errorsOf(page(form.formatted("a&b&#0;", "")))).isNotEmpty();
    }

    private static String page(String content) {
        return """
                <!DOCTYPE html>
                <html lang="de">
                <head><meta charset="utf-8"><title>Mein Konto</title></head>
                <body>
                """ + content + "</body>\n</html>\n";
    }
}
