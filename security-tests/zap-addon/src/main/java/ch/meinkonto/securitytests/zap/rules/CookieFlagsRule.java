package ch.meinkonto.securitytests.zap.rules;

import java.util.Locale;
import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A cookie that scripts, other sites or plain connections could get at. */
public final class CookieFlagsRule extends ResponseRule {
    private static final Pattern SECRET = Pattern.compile("(?i)session|token|auth|remember");

    /** Called by ZAP. */
    public CookieFlagsRule() {
        super(new RuleText(7_100_004, "Cookie without its flags", Alert.RISK_MEDIUM, 1004,
                "A session cookie needs HttpOnly and SameSite, and Secure on TLS; other cookies SameSite at least.",
                "Set the flags on the session cookie and on every other cookie."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        for (String cookie : message.getResponseHeader().getHeaderValues("Set-Cookie")) {
            String attributes = cookie.toLowerCase(Locale.ROOT);
            String name = cookie.replaceFirst("=.*", "").strip();
            if (attributes.contains("max-age=0")) {
                continue; // being deleted
            }
            boolean secret = SECRET.matcher(name).find();
            boolean open = (secret && !attributes.contains("httponly")) || !attributes.contains("samesite")
                    || (message.getRequestHeader().isSecure() && !attributes.contains("secure"));
            if (open) {
                found(message, secret ? Alert.RISK_MEDIUM : Alert.RISK_LOW, name,
                        "Set-Cookie: " + cookie.replaceFirst("=[^;]*", "=…"));
            }
        }
    }
}
