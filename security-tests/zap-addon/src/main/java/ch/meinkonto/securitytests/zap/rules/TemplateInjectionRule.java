package ch.meinkonto.securitytests.zap.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** An expression that the server evaluates. */
public final class TemplateInjectionRule extends ParameterRule {
    private static final String PRODUCT = Integer.toString(7919 * 7907);

    /** Called by ZAP. */
    public TemplateInjectionRule() {
        super(new RuleText(7_200_006, "Expression evaluated", Alert.RISK_HIGH, 1336,
                "What is sent in a parameter is evaluated as an expression, which leads to running any code.",
                "Never build templates, view names or SpEL expressions from values."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of("${7919*7907}", "[[${7919*7907}]]", "__${7919*7907}__::.x", "*{7919*7907}", "#{7919*7907}",
                "{{7919*7907}}");
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        boolean evaluated = answer.getResponseBody().toString().contains(PRODUCT)
                || answer.getResponseHeader().toString().contains(PRODUCT);
        return evaluated ? PRODUCT : null;
    }
}
