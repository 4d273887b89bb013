package ch.meinkonto.securitytests.zap.engine;

import org.parosproxy.paros.extension.ExtensionAdaptor;

/** Ends ZAP when the program that started it is gone, however it went: no daemon is left behind. */
public final class OwnerWatch extends ExtensionAdaptor {
    /** Configuration key of the owner's process id. */
    private static final String OWNER = "meinkonto.owner";

    @Override
    public void postInit() {
        long owner = getModel().getOptionsParam().getConfig().getLong(OWNER, 0);
        if (owner > 0) {
            ProcessHandle.of(owner).ifPresentOrElse(process -> process.onExit().thenRun(OwnerWatch::end),
                    OwnerWatch::end);
        }
    }

    /** Nothing of a scan without an owner is worth saving. */
    private static void end() {
        Runtime.getRuntime().halt(0);
    }

    @Override
    public String getName() {
        return "MeinKontoOwnerWatch";
    }

    @Override
    public String getDescription() {
        return "Ends ZAP when the program that started it is gone.";
    }
}
