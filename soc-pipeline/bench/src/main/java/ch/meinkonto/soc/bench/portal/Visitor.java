package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.bench.visit.Browser;
import ch.meinkonto.soc.bench.visit.Form;

/** Somebody at the portal: follows redirects and fetches style sheets, scripts and pictures once. Not for several threads. */
final class Visitor {
    private static final int MOST_REDIRECTS = 12;
    private static final int FINE = 200;
    private static final Pattern PART = Pattern
            .compile("<(?:link\\b[^>]*\\bhref|script\\b[^>]*\\bsrc|img\\b[^>]*\\bsrc)=\"([^\"]+)\"");

    private final Browser browser;
    private final Set<URI> known = new HashSet<>();
    private final Set<URI> missing = new LinkedHashSet<>();

    Visitor(Browser browser) {
        this.browser = browser;
    }

    /**
     * A page as it came.
     *
     * @param address where it was found in the end
     * @param html its text
     */
    record Page(URI address, String html) {
        /** Its form with this field. */
        Form form(String field) throws Unexpected {
            return Form.with(field, address, html)
                    .orElseThrow(() -> new Unexpected("no field " + field + " on the page"));
        }
    }

    /** Opens a page. */
    Page open(URI address) throws IOException, InterruptedException {
        return page(browser.get(address));
    }

    /** Sends a form with these fields filled in. */
    Page send(Form form, Map<String, String> written) throws IOException, InterruptedException {
        return page(browser.post(form.action(), form.filled(written)));
    }

    /** Fetches a file. */
    byte[] download(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = browser.download(address);
        if (answer.statusCode() != FINE) {
            throw new Unexpected("answer " + answer.statusCode() + " to a download");
        }
        return answer.body();
    }

    /** Fetches what the pages so far are made of and is not in the browser's memory yet. */
    void fetchParts() throws IOException, InterruptedException {
        for (URI part : missing) {
            download(part);
        }
        missing.clear();
    }

    private Page page(HttpResponse<String> first) throws IOException, InterruptedException {
        HttpResponse<String> answer = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            String location = answer.headers().firstValue("Location").orElse("");
            if (location.isEmpty()) {
                if (answer.statusCode() != FINE) {
                    throw new Unexpected("answer " + answer.statusCode());
                }
                parts(answer.uri(), answer.body()).stream().filter(known::add).forEach(missing::add);
                return new Page(answer.uri(), answer.body());
            }
            answer = browser.get(answer.uri().resolve(location));
        }
        throw new Unexpected("redirected without end");
    }

    /** What a page is made of beside its text, at the same server. */
    static Set<URI> parts(URI page, String html) {
        Set<URI> parts = new LinkedHashSet<>();
        Matcher matcher = PART.matcher(html);
        while (matcher.find()) {
            URI part = page.resolve(matcher.group(1).replace("&amp;", "&"));
            if (page.getAuthority().equals(part.getAuthority())) {
                parts.add(part);
            }
        }
        return parts;
    }
}
