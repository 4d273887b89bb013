package ch.meinkonto.dashboards.rules;

import java.util.List;
import java.util.Map;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Renders runbooks, CommonMark 0.31, as HTML. Raw HTML is shown as text, addresses with other schemes than http, https and
 * mailto are dropped, and headings go two levels down, for they stand below a heading of the page.
 */
@Component
public class Runbooks {
    private static final int DEEPEST = 6;
    private static final int DOWN = 2;

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> Runbooks::decorate)
            .build();

    /** The runbook as HTML that is safe to put into a page. */
    public String html(String markdown) {
        Node document = parser.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(DEEPEST, heading.getLevel() + DOWN));
            }
        });
        return renderer.render(document);
    }

    private static void decorate(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link
                && List.of("http://", "https://").stream().anyMatch(link.getDestination()::startsWith)) {
            attributes.put("rel", "noreferrer noopener");
        }
    }
}
