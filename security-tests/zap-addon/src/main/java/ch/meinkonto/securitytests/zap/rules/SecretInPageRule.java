package ch.meinkonto.securitytests.zap.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A token or a social insurance number in a page. */
public final class SecretInPageRule extends ResponseRule {
    static final String JWT = "\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]*";
    /** Thirteen digits that begin with the country code 756, as on the insurance card. */
    static final String AHV_NUMBER = "\\b756\\.\\d{4}\\.\\d{4}\\.\\d{2}\\b";

    private static final Pattern SECRET = Pattern.compile(JWT + "|" + AHV_NUMBER
            + "|\"(?:access|refresh)_token\"\\s*:|-----BEGIN [A-Z ]*PRIVATE KEY-----");

    /** Called by ZAP. */
    public SecretInPageRule() {
        super(new RuleText(7_100_008, "Token or AHV number in a page", Alert.RISK_HIGH, 200,
                "Tokens belong to the server (back end for front end), and the AHV number is never shown in full.",
                "Keep tokens on the server; show at most the last digits of an AHV number."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        if (!message.getResponseHeader().isText() || message.getResponseHeader().isJson()) {
            return; // the token endpoint answers with JSON, as it must
        }
        Matcher matcher = SECRET.matcher(message.getResponseBody().toString());
        if (matcher.find()) {
            found(message, "", matcher.group());
        }
    }
}
