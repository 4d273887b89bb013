package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.bench.portal.Visitor.Page;
import ch.meinkonto.soc.bench.visit.Browser;

/** How heavy pages are, in bytes as they are sent to a browser that asks for no compression. */
final class PageWeights {
    private static final Pattern WITHIN_STYLES = Pattern.compile("url\\([\"']?([^\"')]+)[\"']?\\)");

    private final Browser browser;
    private final Map<URI, byte[]> parts = new HashMap<>();
    private final Map<String, Weight> weights = new LinkedHashMap<>();

    PageWeights(Browser browser) {
        this.browser = browser;
    }

    /**
     * Of one page.
     *
     * @param html bytes of the page itself: what comes at each further view
     * @param first bytes at the first view: with style sheets, scripts, pictures and fonts
     */
    record Weight(int html, int first) {}

    /** Weighs a page. */
    void add(String name, Page page) throws IOException, InterruptedException {
        Set<URI> all = new LinkedHashSet<>();
        for (URI part : Visitor.parts(page.address(), page.html())) {
            all.add(part);
            all.addAll(within(part));
        }
        int first = 0;
        for (URI part : all) {
            first += content(part).length;
        }
        int html = page.html().getBytes(StandardCharsets.UTF_8).length;
        weights.put(name, new Weight(html, html + first));
    }

    /** All so far, by name. */
    Map<String, Weight> all() {
        return Map.copyOf(weights);
    }

    private Set<URI> within(URI part) throws IOException, InterruptedException {
        Set<URI> found = new LinkedHashSet<>();
        if (part.getPath().endsWith(".css")) {
            Matcher matcher = WITHIN_STYLES.matcher(new String(content(part), StandardCharsets.UTF_8));
            while (matcher.find()) {
                if (!matcher.group(1).startsWith("data:")) {
                    found.add(part.resolve(matcher.group(1)));
                }
            }
        }
        return found;
    }

    private byte[] content(URI part) throws IOException, InterruptedException {
        byte[] known = parts.get(part);
        if (known == null) {
            known = browser.download(part).body();
            parts.put(part, known);
        }
        return known;
    }
}
