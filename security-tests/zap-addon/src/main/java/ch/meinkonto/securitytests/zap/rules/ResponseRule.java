package ch.meinkonto.securitytests.zap.rules;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;
import org.zaproxy.zap.extension.pscan.PluginPassiveScanner;

/** A passive rule: reads answers, sends nothing. */
abstract class ResponseRule extends PluginPassiveScanner {
    private final RuleText text;

    ResponseRule(RuleText text) {
        this.text = text;
    }

    /** Looks at one answer and calls {@link #found} for what is wrong with it. */
    abstract void inspect(HttpMessage message, Source page);

    @Override
    public final void scanHttpResponseReceive(HttpMessage message, int historyId, Source page) {
        if (message.getResponseHeader().getStatusCode() > 0) {
            inspect(message, page);
        }
    }

    final void found(HttpMessage message, String parameter, String evidence) {
        found(message, text.risk(), parameter, evidence);
    }

    final void found(HttpMessage message, int risk, String parameter, String evidence) {
        newAlert().setRisk(risk).setConfidence(Alert.CONFIDENCE_HIGH).setName(text.name())
                .setDescription(text.description()).setSolution(text.solution()).setCweId(text.cwe())
                .setParam(parameter).setEvidence(evidence).setMessage(message).raise();
    }

    static boolean isPage(HttpMessage message) {
        return message.getResponseHeader().isHtml() && message.getResponseBody().length() > 0;
    }

    static String header(HttpMessage message, String name) {
        return String.join(", ", message.getResponseHeader().getHeaderValues(name));
    }

    @Override
    public final String getName() {
        return text.name();
    }

    @Override
    public final int getPluginId() {
        return text.id();
    }
}
