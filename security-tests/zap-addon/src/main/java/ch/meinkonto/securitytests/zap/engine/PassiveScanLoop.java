package ch.meinkonto.securitytests.zap.engine;

import net.htmlparser.jericho.Source;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.db.DatabaseException;
import org.parosproxy.paros.extension.history.ExtensionHistory;
import org.parosproxy.paros.model.HistoryReference;
import org.parosproxy.paros.network.HttpMalformedHeaderException;
import org.parosproxy.paros.network.HttpMessage;
import org.zaproxy.zap.extension.alert.ExtensionAlert;
import org.zaproxy.zap.extension.pscan.PassiveController;
import org.zaproxy.zap.extension.pscan.PassiveScanActions;
import org.zaproxy.zap.extension.pscan.PassiveScanData;
import org.zaproxy.zap.extension.pscan.PluginPassiveScanner;

/** Follows ZAP's history, message by message, and shows each to every rule that wants it. */
final class PassiveScanLoop implements PassiveController, PassiveScanActions, Runnable {
    private static final Logger LOG = LogManager.getLogger(PassiveScanLoop.class);
    private static final long IDLE_MILLIS = 50;

    private final PassiveRules rules;
    private volatile int position;
    private volatile boolean stopped;

    PassiveScanLoop(PassiveRules rules) {
        this.rules = rules;
    }

    @Override
    public void run() {
        while (!stopped) {
            int last = lastHistoryId();
            if (position < last) {
                scan(position + 1);
                position++;
            } else {
                pause();
            }
        }
    }

    private void scan(int historyId) {
        try {
            HistoryReference reference = new HistoryReference(historyId);
            HttpMessage message = reference.getHttpMessage();
            if (message != null) {
                rules.getPluginScanRules().stream().filter(rule -> rule.isEnabled()
                        && rule.appliesToHistoryType(reference.getHistoryType()))
                        .forEach(rule -> show(message, historyId, rule));
            }
        } catch (HttpMalformedHeaderException | DatabaseException gone) {
            LOG.debug("message {} is no longer in the history", historyId, gone);
        }
    }

    private void show(HttpMessage message, int historyId, PluginPassiveScanner rule) {
        try {
            PluginPassiveScanner copy = rule.copy();
            copy.setHelper(new PassiveScanData(message));
            copy.setPassiveScanActions(this);
            copy.scanHttpRequestSend(message, historyId);
            copy.scanHttpResponseReceive(message, historyId, new Source(message.getResponseBody().toString()));
        } catch (ReflectiveOperationException | RuntimeException failure) {
            LOG.error("rule {} failed on {}", rule.getName(), message.getRequestHeader().getURI(), failure);
        }
    }

    @Override
    public void addHistoryTag(HistoryReference reference, String tag) {
        reference.addTag(tag);
    }

    @Override
    public void raiseAlert(HistoryReference reference, Alert alert) {
        alert.setSource(Alert.Source.PASSIVE);
        PassiveEngine.extension(ExtensionAlert.class).alertFound(alert, reference);
    }

    @Override
    public int getRecordsToScan() {
        return Math.max(0, lastHistoryId() - position);
    }

    @Override
    public void clearQueue() {
        position = lastHistoryId();
    }

    private static int lastHistoryId() {
        return PassiveEngine.extension(ExtensionHistory.class).getLastHistoryId();
    }

    /** A new session counts its messages from the beginning. */
    void restart() {
        position = 0;
    }

    void stop() {
        stopped = true;
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
