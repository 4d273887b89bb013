package ch.meinkonto.securitytests.zap.rules;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A page that other sites may put into a frame. */
public final class FramingRule extends ResponseRule {
    /** Called by ZAP. */
    public FramingRule() {
        super(new RuleText(7_100_002, "Page may be framed", Alert.RISK_MEDIUM, 1021,
                "Another site can lay the page under its own and make residents click on it.",
                "Send frame-ancestors 'none' in the content security policy."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        boolean guarded = header(message, "Content-Security-Policy").contains("frame-ancestors")
                || !header(message, "X-Frame-Options").isEmpty();
        if (isPage(message) && !guarded) {
            found(message, "Content-Security-Policy", "");
        }
    }
}
