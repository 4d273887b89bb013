package ch.meinkonto.ops.validhtml;

import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/**
 * Whether people can use a page with whatever they use, as axe-core knows it: all its rules, on the page as it is shown now.
 * Axe's own builder sends the program three times for one answer, opens a page to put the answer together, and brings back
 * every node that is as it should be; here it is sent once to a page, and what is wrong comes back. For a page without frames.
 */
public final class Accessibility {
    private static final String AXE = "() => { " + AxeBuilder.getAxeScript() + " }";
    private static final String ASK = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(rule =>
              rule.id + ': ' + rule.help + ' ' + rule.nodes.slice(0, 3).map(node => node.html).join(' '))""";

    private Accessibility() {}

    /**
     * What is wrong with a page, each rule with up to three of the elements that break it; nothing where all is well.
     *
     * @throws IllegalStateException when the page has frames, into which this does not look
     */
    public static List<String> violationsOf(Page page) {
        if (page.frames().size() > 1) {
            throw new IllegalStateException("a page with frames: " + page.url());
        }
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        List<String> violations = new ArrayList<>();
        for (Object violation : (List<?>) page.evaluate(ASK)) {
            violations.add((String) violation);
        }
        return violations;
    }
}
