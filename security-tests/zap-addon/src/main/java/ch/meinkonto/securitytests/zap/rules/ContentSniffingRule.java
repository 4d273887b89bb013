package ch.meinkonto.securitytests.zap.rules;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** An answer whose type the browser may guess. */
public final class ContentSniffingRule extends ResponseRule {
    /** Called by ZAP. */
    public ContentSniffingRule() {
        super(new RuleText(7_100_003, "Content type may be guessed", Alert.RISK_MEDIUM, 693,
                "Without nosniff a browser may run a document or an upload as script.",
                "Send X-Content-Type-Options: nosniff with every answer."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        boolean hasBody = message.getResponseBody().length() > 0;
        if (hasBody && !header(message, "X-Content-Type-Options").equalsIgnoreCase("nosniff")) {
            found(message, "X-Content-Type-Options", header(message, "X-Content-Type-Options"));
        }
    }
}
