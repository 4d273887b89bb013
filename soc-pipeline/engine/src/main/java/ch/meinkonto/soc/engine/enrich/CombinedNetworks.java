package ch.meinkonto.soc.engine.enrich;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Asks one database after the other: each adds what those before it did not know. */
final class CombinedNetworks implements Networks, AutoCloseable {
    private final List<Networks> networks;

    CombinedNetworks(List<Networks> networks) {
        this.networks = List.copyOf(networks);
    }

    @Override
    public Network of(InetAddress address) {
        Network known = Network.UNKNOWN;
        for (Networks next : networks) {
            known = known.or(next.of(address));
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        for (Networks next : networks) {
            if (next instanceof MaxMindNetworks file) {
                file.close();
            }
        }
    }
}
