package ch.meinkonto.soc.engine.enrich;

import java.net.InetAddress;

/** The port to a database of networks: the built-in table, or files in MaxMind's format. */
public interface Networks {
    /** Where the address belongs, {@link Network#UNKNOWN} where nobody knows. */
    Network of(InetAddress address);
}
