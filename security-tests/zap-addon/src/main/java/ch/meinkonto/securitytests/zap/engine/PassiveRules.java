package ch.meinkonto.securitytests.zap.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.zaproxy.zap.extension.pscan.PassiveScanRuleManager;
import org.zaproxy.zap.extension.pscan.PassiveScanner;
import org.zaproxy.zap.extension.pscan.PluginPassiveScanner;

/** The passive rules that are loaded. */
final class PassiveRules implements PassiveScanRuleManager {
    private final List<PassiveScanner> rules = new CopyOnWriteArrayList<>();

    @Override
    public boolean add(PassiveScanner rule) {
        return rules.add(rule);
    }

    @Override
    public @Nullable PassiveScanner getScanRule(int id) {
        return getPluginScanRules().stream().filter(rule -> rule.getPluginId() == id).findFirst().orElse(null);
    }

    @Override
    public List<PassiveScanner> getScanRules() {
        return List.copyOf(rules);
    }

    @Override
    public List<PluginPassiveScanner> getPluginScanRules() {
        return rules.stream().filter(PluginPassiveScanner.class::isInstance).map(PluginPassiveScanner.class::cast)
                .toList();
    }

    @Override
    public boolean remove(PassiveScanner rule) {
        return rules.remove(rule);
    }

    @Override
    public boolean remove(String className) {
        return rules.removeIf(rule -> rule.getClass().getName().equals(className));
    }
}
