package ch.meinkonto.securitytests.zap.rules;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A page that tells other sites where its visitor came from. */
public final class ReferrerRule extends ResponseRule {
    /** Called by ZAP. */
    public ReferrerRule() {
        super(new RuleText(7_100_013, "Referrer policy missing", Alert.RISK_LOW, 200,
                "The address of a personal page, with its identifiers, would be sent to other sites.",
                "Send Referrer-Policy: same-origin or no-referrer."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        String policy = header(message, "Referrer-Policy");
        if (isPage(message) && (policy.isEmpty() || policy.contains("unsafe-url"))) {
            found(message, "Referrer-Policy", policy);
        }
    }
}
