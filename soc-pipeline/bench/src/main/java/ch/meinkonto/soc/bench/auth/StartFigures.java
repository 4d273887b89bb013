package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.util.Locale;

import ch.meinkonto.soc.bench.measure.Median;
import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.stand.ThisMachine;

/** From the start of a process to its first discovery document; tables are made and accounts opened before. */
final class StartFigures {
    private static final double MILLISECONDS = 1_000;

    private final Run run;
    private final Servers servers;

    StartFigures(Run run, Servers servers) {
        this.run = run;
        this.servers = servers;
    }

    void measure() throws IOException, InterruptedException {
        Provider keycloak = servers.keycloak();
        servers.ours();
        servers.stop();
        int starts = run.effort().starts();
        double[] ours = new double[starts];
        double[] peers = new double[starts];
        double[] oursCpu = new double[starts];
        double[] peersCpu = new double[starts];
        for (int round = 0; round < starts; round++) {
            Provider one = servers.ours();
            ours[round] = one.startUp().toMillis() / MILLISECONDS;
            oursCpu[round] = one.process().cpu().toMillis() / MILLISECONDS;
            servers.stop();
            Provider other = servers.keycloak();
            peers[round] = other.startUp().toMillis() / MILLISECONDS;
            peersCpu[round] = other.process().cpu().toMillis() / MILLISECONDS;
            servers.stop();
        }
        String note = String.format(Locale.ROOT, "median of %d in turns; load %.1f", starts, ThisMachine.load());
        run.findings()
                .add(new Figure("auth.start", "s", Median.of(ours), Median.of(peers), keycloak.name(), note));
        run.findings()
                .add(new Figure("auth.start.cpu", "s", Median.of(oursCpu), Median.of(peersCpu), keycloak.name(),
                        "processor time until then"));
    }
}
