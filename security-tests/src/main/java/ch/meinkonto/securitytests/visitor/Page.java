package ch.meinkonto.securitytests.visitor;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a visitor got: the last answer after all redirects. */
public final class Page {
    private final URI address;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Document document;

    Page(URI address, int status, HttpHeaders headers, byte[] body) {
        this.address = address;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.document = Jsoup.parse(isHtml() ? text() : "", address.toString());
    }

    /** Where it stands, after redirects. */
    public URI address() {
        return address;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** A response header, empty when absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body as it came. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The parsed page; empty when it is not HTML. */
    public Document document() {
        return document;
    }

    /** The first main heading, else the title, else the address: for progress lines and messages. */
    public String heading() {
        Element heading = document.selectFirst("h1");
        if (heading != null && !heading.text().isBlank()) {
            return heading.text();
        }
        return document.title().isBlank() ? address.getPath() : document.title();
    }

    /** What the page complains about, one line; empty when it does not. */
    public String complaint() {
        return document.select(".error-summary").text().strip();
    }

    /** Every form on the page, those of the main content first. */
    public List<Form> forms() {
        List<Form> forms = new java.util.ArrayList<>(Form.within(document.select("main form")));
        Form.within(document.select("form")).stream()
                .filter(form -> forms.stream().noneMatch(known -> known.sameElement(form)))
                .forEach(forms::add);
        return forms;
    }

    private boolean isHtml() {
        return header("Content-Type").startsWith("text/html");
    }
}
