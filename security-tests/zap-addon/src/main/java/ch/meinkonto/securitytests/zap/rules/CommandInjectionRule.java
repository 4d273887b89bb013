package ch.meinkonto.securitytests.zap.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A parameter that a shell executes. */
public final class CommandInjectionRule extends ParameterRule {
    private static final String ECHO = "mk" + 7919 * 7907;

    /** Called by ZAP. */
    public CommandInjectionRule() {
        super(new RuleText(7_200_007, "Command executed", Alert.RISK_HIGH, 78,
                "What is sent in a parameter is run by a shell.",
                "Call no shell; pass arguments as a list."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of(original + ";echo mk$((7919*7907))", original + "|echo mk$((7919*7907))",
                "$(echo mk$((7919*7907)))");
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        return answer.getResponseBody().toString().contains(ECHO) ? ECHO : null;
    }
}
