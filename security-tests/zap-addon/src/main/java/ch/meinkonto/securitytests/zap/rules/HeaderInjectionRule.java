package ch.meinkonto.securitytests.zap.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A parameter that starts a header line of its own. */
public final class HeaderInjectionRule extends ParameterRule {
    private static final String HEADER = "X-Mk-Probe";

    /** Called by ZAP. */
    public HeaderInjectionRule() {
        super(new RuleText(7_200_005, "Header injection", Alert.RISK_HIGH, 113,
                "A line break in a parameter adds headers to the answer, cookies for example.",
                "Never put a value from outside into a header unencoded."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of(original + "\r\n" + HEADER + ": 1", original + "\n" + HEADER + ": 1");
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        return answer.getResponseHeader().getHeader(HEADER) == null ? null : HEADER + ": 1";
    }
}
