package ch.meinkonto.soc.bench.auth;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.provider.ProviderStand;
import ch.meinkonto.soc.bench.report.Report;

/** The two that are compared, started when first needed and running until the end. */
final class Servers {
    private final ProviderStand stand;
    private final Report report;
    private boolean prepared;
    private @Nullable Provider ours;
    private @Nullable Provider keycloak;

    Servers(ProviderStand stand, Report report) {
        this.stand = stand;
        this.report = report;
    }

    Provider ours() throws IOException, InterruptedException {
        Provider running = ours;
        if (running == null) {
            report.progress("starting ours");
            running = stand.ours();
            ours = running;
        }
        return running;
    }

    Provider keycloak() throws IOException, InterruptedException {
        Provider running = keycloak;
        if (running == null) {
            report.progress(prepared
                    ? "starting Keycloak"
                    : "fetching, building and starting Keycloak: a minute or three");
            prepared = true;
            running = stand.keycloak();
            keycloak = running;
        }
        return running;
    }

    /** Stops both, those that run. */
    void stop() {
        Provider one = ours;
        if (one != null) {
            stand.stop(one);
            ours = null;
        }
        Provider other = keycloak;
        if (other != null) {
            stand.stop(other);
            keycloak = null;
        }
    }
}
