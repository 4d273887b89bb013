package ch.meinkonto.soc.bench.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The forms of both servers are found as a person finds them: by the field for the password. */
class FormTests {
    private static final URI PAGE = URI.create("http://127.0.0.1:9000/realms/bench/auth?x=1");

    @Test
    void findsTheFormThatAsksForThePasswordAndKeepsItsHiddenFields() throws Exception {
        Form form = Form.asking(PAGE, """
                <form id="passkey" action="/passkey"><input type="hidden" name="credential"></form>
                <form method="post" action="/login"><input type="hidden" name="_csrf" value="a+b">
                <input id="username" name="username" type="email"> <input name="password"
                  type="password"></form>""");

        assertThat(form.action()).isEqualTo(URI.create("http://127.0.0.1:9000/login"));
        assertThat(form.filled("anna@example.ch", "x&y"))
                .isEqualTo("_csrf=a%2Bb&username=anna%40example.ch&password=x%26y");
    }

    @Test
    void readsAnAddressAsItIsWrittenInHtml() throws Exception {
        Form form = Form.asking(PAGE, """
                <form action="http://127.0.0.1:9000/do?a=1&amp;b=2"><input name="password"></form>""");

        assertThat(form.action()).isEqualTo(URI.create("http://127.0.0.1:9000/do?a=1&b=2"));
    }

    @Test
    void findsAFormByAnyFieldAndTellsItsFirstChoice() {
        Form form = Form.with("until", PAGE, """
                <form action="/logout"><input type="hidden" name="_csrf" value="a"></form>
                <form action="/answer"><input type="hidden" name="_csrf" value="b">
                <input type="radio" name="until" value="2027-09-30"><input type="radio" name="until" value="other">
                </form>""").orElseThrow();

        assertThat(form.offered()).containsEntry("until", "2027-09-30");
        assertThat(form.filled(Map.of("until", "2027-09-30"))).isEqualTo("_csrf=b&until=2027-09-30");
        assertThat(Form.with("other", PAGE, "<form></form>")).isEmpty();
    }

    @Test
    void saysWhichPageAsksForNoPassword() {
        assertThatThrownBy(() -> Form.asking(PAGE, "<form action=\"/other\"></form>")).isInstanceOf(IOException.class)
                .hasMessage("The page at /realms/bench/auth asks for no password.");
    }
}
