package ch.meinkonto.securitytests.zap.rules;

import net.htmlparser.jericho.Element;
import net.htmlparser.jericho.HTMLElementName;
import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A form that changes something and carries no CSRF token. */
public final class FormWithoutTokenRule extends ResponseRule {
    /** Called by ZAP. */
    public FormWithoutTokenRule() {
        super(new RuleText(7_100_009, "Form without CSRF token", Alert.RISK_MEDIUM, 352,
                "Another site can send the form in the name of whoever is signed in.",
                "Let Thymeleaf render the action (th:action), which adds the token."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        if (!isPage(message)) {
            return;
        }
        for (Element form : page.getAllElements(HTMLElementName.FORM)) {
            boolean changes = "post".equalsIgnoreCase(form.getAttributeValue("method"));
            boolean guarded = form.getAllElements(HTMLElementName.INPUT).stream()
                    .anyMatch(input -> "_csrf".equals(input.getAttributeValue("name")));
            if (changes && !guarded) {
                found(message, "", form.getStartTag().toString());
            }
        }
    }
}
