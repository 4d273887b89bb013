package ch.meinkonto.securitytests.zap.rules;

import java.util.Locale;
import java.util.regex.Pattern;

import net.htmlparser.jericho.Attribute;
import net.htmlparser.jericho.Attributes;
import net.htmlparser.jericho.Element;
import net.htmlparser.jericho.HTMLElementName;
import net.htmlparser.jericho.Source;
import net.htmlparser.jericho.StartTag;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** Code written into the page instead of a file. */
public final class InlineCodeRule extends ResponseRule {
    private static final Pattern HANDLER = Pattern.compile("(?i)on[a-z]+");

    /** Called by ZAP. */
    public InlineCodeRule() {
        super(new RuleText(7_100_010, "Inline code in a page", Alert.RISK_MEDIUM, 79,
                "Inline scripts, handlers and javascript: addresses need a policy that would also let injected code run.",
                "Move it to a script file of our own."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        if (!isPage(message)) {
            return;
        }
        for (Element script : page.getAllElements(HTMLElementName.SCRIPT)) {
            boolean data = "application/json".equals(script.getAttributeValue("type"));
            if (script.getAttributeValue("src") == null && !data && !script.getContent().toString().isBlank()) {
                found(message, "", script.getStartTag().toString());
            }
        }
        for (StartTag tag : page.getAllStartTags()) {
            Attributes attributes = tag.getAttributes();
            if (attributes != null && attributes.stream().anyMatch(InlineCodeRule::isCode)) {
                found(message, "", tag.toString());
            }
        }
    }

    private static boolean isCode(Attribute attribute) {
        String value = attribute.getValue() == null ? "" : attribute.getValue().strip().toLowerCase(Locale.ROOT);
        return HANDLER.matcher(attribute.getName()).matches() || value.startsWith("javascript:");
    }
}
