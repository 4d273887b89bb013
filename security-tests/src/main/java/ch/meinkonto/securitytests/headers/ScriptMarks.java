package ch.meinkonto.securitytests.headers;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import ch.meinkonto.securitytests.headers.Mark.Rule;

/** The rules about scripts from elsewhere (W3C Subresource Integrity). Scripts of our own need no digest, and may have one. */
final class ScriptMarks {
    private ScriptMarks() {}

    static Mark integrity(PageAnswer page) {
        List<Element> scripts = Jsoup.parse(page.html(), page.address().toString()).select("script[src]");
        if (scripts.isEmpty()) {
            return new Mark(Rule.SUBRESOURCE_INTEGRITY, 0, "no scripts");
        }
        return scripts.stream()
                .map(script -> mark(script, page))
                .min(Comparator.comparingInt(Mark::points))
                .orElseThrow();
    }

    private static Mark mark(Element script, PageAnswer page) {
        URI source = URI.create(script.absUrl("src"));
        boolean secure = "https".equals(source.getScheme());
        boolean digest = script.hasAttr("integrity");
        if (Objects.equals(source.getHost(), page.address().getHost())) {
            return new Mark(Rule.SUBRESOURCE_INTEGRITY, digest && secure ? 5 : 0, "scripts of its own");
        }
        int points = secure ? digest ? 5 : -5 : digest ? -20 : -50;
        return new Mark(Rule.SUBRESOURCE_INTEGRITY, points, "a script from " + source.getHost());
    }
}
