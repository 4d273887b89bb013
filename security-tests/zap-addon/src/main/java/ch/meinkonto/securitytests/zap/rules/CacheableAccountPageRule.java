package ch.meinkonto.securitytests.zap.rules;

import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A page of a signed-in person that may be kept by a cache. */
public final class CacheableAccountPageRule extends ResponseRule {
    /** Only somebody who is signed in is offered to sign out. */
    static final Pattern SIGNED_IN = Pattern.compile("(?i)action=[\"'][^\"']*/logout[\"'?]");

    /** Called by ZAP. */
    public CacheableAccountPageRule() {
        super(new RuleText(7_100_005, "Personal page may be cached", Alert.RISK_MEDIUM, 525,
                "After signing out on a shared computer the back button shows what the person saw.",
                "Send Cache-Control: no-store with every page of a signed-in person."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        boolean personal = isPage(message) && SIGNED_IN.matcher(message.getResponseBody().toString()).find();
        if (personal && !header(message, "Cache-Control").contains("no-store")) {
            found(message, "Cache-Control", header(message, "Cache-Control"));
        }
    }
}
