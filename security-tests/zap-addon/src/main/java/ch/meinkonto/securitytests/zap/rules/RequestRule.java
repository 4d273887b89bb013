package ch.meinkonto.securitytests.zap.rules;

import java.io.IOException;

import org.apache.logging.log4j.LogManager;
import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.AbstractAppPlugin;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.core.scanner.Category;
import org.parosproxy.paros.network.HttpMessage;

/** An active rule: repeats a request with something taken away that should have been insisted upon. */
abstract class RequestRule extends AbstractAppPlugin {
    private final RuleText text;

    RequestRule(RuleText text) {
        this.text = text;
    }

    /** The request changed, or null when this request is of no interest. */
    abstract @Nullable HttpMessage changed(HttpMessage original, HttpMessage copy);

    /** What in the answer proves the weakness; null when there is none. */
    abstract @Nullable String evidence(HttpMessage original, HttpMessage answer);

    @Override
    public final void scan() {
        HttpMessage attempt = changed(getBaseMsg(), getNewMsg());
        if (attempt == null) {
            return;
        }
        try {
            send(attempt);
        } catch (IOException unreachable) {
            LogManager.getLogger(getClass()).debug("no answer to {}", attempt.getRequestHeader().getURI(), unreachable);
            return;
        }
        String evidence = evidence(getBaseMsg(), attempt);
        if (evidence != null) {
            newAlert().setConfidence(Alert.CONFIDENCE_MEDIUM).setEvidence(evidence).setMessage(attempt).raise();
        }
    }

    /** Sends with the session of the scan. */
    void send(HttpMessage attempt) throws IOException {
        sendAndReceive(attempt, false);
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
        return Category.MISC;
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
