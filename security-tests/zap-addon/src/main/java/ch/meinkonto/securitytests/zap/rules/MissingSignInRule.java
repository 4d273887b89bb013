package ch.meinkonto.securitytests.zap.rules;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;
import org.parosproxy.paros.network.HttpSender;

/** A personal page that is shown without signing in. */
public final class MissingSignInRule extends RequestRule {
    /** Called by ZAP. */
    public MissingSignInRule() {
        super(new RuleText(7_300_002, "Personal page without signing in", Alert.RISK_HIGH, 306,
                "The page offers to sign out, so it belongs to somebody; without cookies it is shown all the same.",
                "Require authentication for the route; every route is in a city service or on the public list."));
    }

    @Override
    @Nullable
    HttpMessage changed(HttpMessage original, HttpMessage copy) {
        boolean personal = original.getResponseHeader().isHtml()
                && CacheableAccountPageRule.SIGNED_IN.matcher(original.getResponseBody().toString()).find();
        if (!personal) {
            return null;
        }
        copy.getRequestHeader().setHeader("Cookie", null);
        copy.getRequestHeader().setHeader("Authorization", null);
        copy.setRequestingUser(null);
        return copy;
    }

    /** ZAP adds the cookies of the scan's session to everything except requests of an authentication. */
    @Override
    void send(HttpMessage attempt) throws IOException {
        new HttpSender(HttpSender.AUTHENTICATION_INITIATOR).sendAndReceive(attempt, false);
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer) {
        boolean shown = answer.getResponseHeader().getStatusCode() == 200
                && CacheableAccountPageRule.SIGNED_IN.matcher(answer.getResponseBody().toString()).find();
        return shown ? "HTTP 200 without cookies" : null;
    }
}
