package ch.meinkonto.securitytests.zap.rules;

import java.io.IOException;
import java.util.List;

import org.apache.logging.log4j.LogManager;
import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.AbstractAppParamPlugin;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.core.scanner.Category;
import org.parosproxy.paros.network.HttpMessage;

/** An active rule: puts each of its attacks into each parameter and looks for the effect in the answer. */
abstract class ParameterRule extends AbstractAppParamPlugin {
    private final RuleText text;

    ParameterRule(RuleText text) {
        this.text = text;
    }

    /** Values to send, the original value at hand. */
    abstract List<String> attacks(String original);

    /** What in the answer proves that the attack worked; null when it did not. */
    abstract @Nullable String evidence(HttpMessage original, HttpMessage answer, String attack);

    @Override
    public final void scan(HttpMessage message, String parameter, String value) {
        for (String attack : attacks(value == null ? "" : value)) {
            if (isStop() || raisedBy(parameter, attack)) {
                return;
            }
        }
    }

    private boolean raisedBy(String parameter, String attack) {
        HttpMessage attempt = getNewMsg();
        setParameter(attempt, parameter, attack);
        try {
            sendAndReceive(attempt, false);
        } catch (IOException unreachable) {
            LogManager.getLogger(getClass()).debug("no answer to {}", attempt.getRequestHeader().getURI(), unreachable);
            return false;
        }
        String evidence = evidence(getBaseMsg(), attempt, attack);
        if (evidence == null) {
            return false;
        }
        newAlert().setConfidence(Alert.CONFIDENCE_HIGH).setParam(parameter).setAttack(attack).setEvidence(evidence)
                .setMessage(attempt).raise();
        return true;
    }

    static boolean isPage(HttpMessage message) {
        return message.getResponseHeader().isHtml();
    }

    @Override
    public final int getId() {
        return text.id();
    }

    @Override
    public final String getName() {
        return text.name();
    }

    @Override
    public final String getDescription() {
        return text.description();
    }

    @Override
    public final int getCategory() {
        return Category.INJECTION;
    }

    @Override
    public final String getSolution() {
        return text.solution();
    }

    @Override
    public final String getReference() {
        return "https://cwe.mitre.org/data/definitions/" + text.cwe() + ".html";
    }

    @Override
    public final int getRisk() {
        return text.risk();
    }

    @Override
    public final int getCweId() {
        return text.cwe();
    }

    @Override
    public final int getWascId() {
        return 0;
    }
}
