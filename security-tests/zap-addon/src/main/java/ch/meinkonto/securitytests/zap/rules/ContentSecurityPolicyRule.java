package ch.meinkonto.securitytests.zap.rules;

import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A page without a Content-Security-Policy, or with one that lets inline code run. */
public final class ContentSecurityPolicyRule extends ResponseRule {
    private static final Pattern OPEN = Pattern.compile("'unsafe-inline'|'unsafe-eval'|[\\s]\\*(\\s|$)|\\bhttp:");

    /** Called by ZAP. */
    public ContentSecurityPolicyRule() {
        super(new RuleText(7_100_001, "Content security policy missing or open", Alert.RISK_MEDIUM, 693,
                "Without a strict policy the browser runs any script that gets into the page.",
                "Send the policy of ops/design SecurityHeaders with every page, error pages included."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        if (!isPage(message)) {
            return;
        }
        String policy = header(message, "Content-Security-Policy");
        if (policy.isEmpty()) {
            found(message, "Content-Security-Policy", "");
            return;
        }
        for (String directive : policy.split("[;,]")) {
            String rule = directive.strip();
            boolean governsCode = rule.startsWith("script-src") || rule.startsWith("default-src");
            if (governsCode && OPEN.matcher(rule).find()) {
                found(message, "Content-Security-Policy", rule);
            }
        }
        if (!policy.contains("default-src")) {
            found(message, "Content-Security-Policy", "no default-src");
        }
    }
}
