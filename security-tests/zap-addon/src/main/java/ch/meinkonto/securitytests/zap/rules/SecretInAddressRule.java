package ch.meinkonto.securitytests.zap.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A secret in an address, where histories, logs and referrers keep it. */
public final class SecretInAddressRule extends ResponseRule {
    private static final Pattern SECRET = Pattern.compile(SecretInPageRule.JWT + "|" + SecretInPageRule.AHV_NUMBER
            + "|(?i)[?&#](?:access_token|refresh_token|id_token|password|passwort|client_secret|jsessionid)=[^&]+"
            + "|;jsessionid=\\w+");

    /** Called by ZAP. */
    public SecretInAddressRule() {
        super(new RuleText(7_100_007, "Secret in an address", Alert.RISK_HIGH, 598,
                "Addresses end up in browser histories, proxy logs and Referer headers.",
                "Send it in the body of a POST, or use a short-lived reference."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        inspect(message, message.getRequestHeader().getURI().getEscapedURI());
        String location = header(message, "Location");
        if (!location.isEmpty()) {
            inspect(message, location);
        }
    }

    private void inspect(HttpMessage message, String address) {
        // RP-initiated logout carries the id token in the address by its standard; it opens nothing.
        String considered = address.replaceAll("id_token_hint=[^&#]*", "");
        Matcher matcher = SECRET.matcher(considered);
        if (matcher.find()) {
            found(message, "", matcher.group());
        }
    }
}
