package ch.meinkonto.securitytests.zap.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** Markup that comes back as markup: reflected cross-site scripting. */
public final class ReflectedMarkupRule extends ParameterRule {
    private static final String TAG = "<mkprobe data-x=7919>";

    /** Called by ZAP. */
    public ReflectedMarkupRule() {
        super(new RuleText(7_200_001, "Reflected markup", Alert.RISK_HIGH, 79,
                "What is sent in a parameter comes back as markup, so a link can run a script in the name of the resident.",
                "Print with th:text; never th:utext."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of(original + TAG, original + "\">" + TAG, original + "'>" + TAG, original + "--></title>" + TAG);
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        boolean cameBack = isPage(answer) && answer.getResponseBody().toString().contains(TAG);
        return cameBack ? TAG : null;
    }
}
