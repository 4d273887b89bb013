package ch.meinkonto.securitytests.zap.rules;

import java.util.List;
import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A header or a page that names a product and its version. */
public final class ProductVersionRule extends ResponseRule {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

    /** Called by ZAP. */
    public ProductVersionRule() {
        super(new RuleText(7_100_011, "Product version shown", Alert.RISK_LOW, 200,
                "The version tells an attacker which known holes to try.",
                "Do not send Server or X-Powered-By with a version, nor a generator in the page."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        for (String name : List.of("Server", "X-Powered-By", "X-Generator")) {
            String value = header(message, name);
            if (VERSION.matcher(value).find()) {
                found(message, name, value);
            }
        }
    }
}
