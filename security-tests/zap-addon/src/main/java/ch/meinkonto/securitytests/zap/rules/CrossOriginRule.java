package ch.meinkonto.securitytests.zap.rules;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** An answer that other sites may read. */
public final class CrossOriginRule extends ResponseRule {
    /** Called by ZAP. */
    public CrossOriginRule() {
        super(new RuleText(7_100_012, "Readable by other sites", Alert.RISK_MEDIUM, 942,
                "With these headers a script of another site reads what the resident sees.",
                "Send no Access-Control-Allow-Origin, or name the one origin that needs it."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        String origin = header(message, "Access-Control-Allow-Origin");
        if (origin.equals("*") || origin.equals("null")
                || (!origin.isEmpty() && header(message, "Access-Control-Allow-Credentials").equals("true"))) {
            found(message, "Access-Control-Allow-Origin", origin);
        }
    }
}
