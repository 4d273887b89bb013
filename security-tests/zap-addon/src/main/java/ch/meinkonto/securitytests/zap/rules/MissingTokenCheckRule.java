package ch.meinkonto.securitytests.zap.rules;

import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HtmlParameter;
import org.parosproxy.paros.network.HttpMessage;

/** A form that is accepted without its CSRF token. */
public final class MissingTokenCheckRule extends RequestRule {
    /** Called by ZAP. */
    public MissingTokenCheckRule() {
        super(new RuleText(7_300_001, "CSRF token not checked", Alert.RISK_MEDIUM, 352,
                "The form carries a token, and the server accepts it without.",
                "Leave CSRF protection on for everything that a browser session can reach."));
    }

    @Override
    @Nullable
    HttpMessage changed(HttpMessage original, HttpMessage copy) {
        TreeSet<HtmlParameter> parameters = copy.getFormParams();
        boolean carriedToken = parameters.removeIf(parameter -> parameter.getName().equals("_csrf"));
        if (!carriedToken || original.getResponseHeader().getStatusCode() >= 400) {
            return null;
        }
        copy.setFormParams(parameters);
        return copy;
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer) {
        int status = answer.getResponseHeader().getStatusCode();
        String location = answer.getResponseHeader().getHeader("Location");
        boolean sentToSignIn = location != null && (location.contains("/login") || location.contains("/oauth2/"));
        return status < 400 && !sentToSignIn ? answer.getResponseHeader().getPrimeHeader() : null;
    }
}
