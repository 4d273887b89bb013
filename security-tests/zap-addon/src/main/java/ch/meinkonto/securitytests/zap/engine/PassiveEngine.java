package ch.meinkonto.securitytests.zap.engine;

import java.util.List;

import org.apache.logging.log4j.LogManager;
import org.parosproxy.paros.control.Control;
import org.parosproxy.paros.extension.Extension;
import org.parosproxy.paros.extension.ExtensionAdaptor;
import org.parosproxy.paros.extension.ExtensionHook;
import org.parosproxy.paros.extension.SessionChangedListener;
import org.parosproxy.paros.extension.history.ExtensionHistory;
import org.parosproxy.paros.model.Session;
import org.zaproxy.zap.control.AddOn;
import org.zaproxy.zap.control.ExtensionFactory;
import org.zaproxy.zap.extension.alert.ExtensionAlert;
import org.zaproxy.zap.extension.pscan.ExtensionPassiveScan;
import org.zaproxy.zap.extension.pscan.PluginPassiveScanner;

/** Puts the passive scan engine into ZAP's core, which since 2.16 only keeps its place. */
public final class PassiveEngine extends ExtensionAdaptor implements SessionChangedListener {
    private final PassiveRules rules = new PassiveRules();
    private final PassiveScanLoop loop = new PassiveScanLoop(rules);

    @Override
    public List<Class<? extends Extension>> getDependencies() {
        return List.of(ExtensionHistory.class, ExtensionAlert.class, ExtensionPassiveScan.class);
    }

    @Override
    public void hook(ExtensionHook hook) {
        hook.addSessionListener(this);
        hook.addApiImplementor(new PassiveScanApi(rules, loop));
    }

    @Override
    public void postInit() {
        for (AddOn addOn : ExtensionFactory.getAddOnLoader().getAddOnCollection().getInstalledAddOns()) {
            addOn.getPscanrules().forEach(className -> load(addOn, className));
        }
        ExtensionPassiveScan core = extension(ExtensionPassiveScan.class);
        core.setPassiveScanRuleManager(rules);
        core.setPassiveController(loop);
        Thread thread = new Thread(loop, "passive scan");
        thread.setDaemon(true);
        thread.start();
    }

    private void load(AddOn addOn, String className) {
        try {
            PluginPassiveScanner rule = (PluginPassiveScanner) addOn.getClassLoader().loadClass(className)
                    .getDeclaredConstructor().newInstance();
            rule.setConfig(getModel().getOptionsParam().getConfig()); // without it the rule cannot be copied
            rules.add(rule);
        } catch (ReflectiveOperationException unusable) {
            LogManager.getLogger(PassiveEngine.class).error("rule {} of {} cannot be loaded", className, addOn.getId(),
                    unusable);
        }
    }

    static <T extends Extension> T extension(Class<T> type) {
        return Control.getSingleton().getExtensionLoader().getExtension(type);
    }

    @Override
    public void sessionChanged(Session session) {
        loop.restart();
    }

    @Override
    public void sessionAboutToChange(Session session) {
        // the loop starts again when the new session is there
    }

    @Override
    public void sessionScopeChanged(Session session) {
        // every message is looked at, whatever the scope
    }

    @Override
    public void sessionModeChanged(Control.Mode mode) {
        // reading answers is allowed in every mode
    }

    @Override
    public void unload() {
        loop.stop();
    }

    @Override
    public String getName() {
        return "MeinKontoPassiveEngine";
    }

    @Override
    public String getDescription() {
        return "Passive scan engine for a ZAP assembled from Maven artifacts.";
    }
}
