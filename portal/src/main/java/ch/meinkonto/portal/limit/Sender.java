package ch.meinkonto.portal.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Where a request comes from.
 *
 * @param network what is counted as one: an IPv4 address by itself, an IPv6 address as its network of 64 bits, because a
 *        household or a company has all addresses of such a network (RFC 6177)
 * @param unlimited whether it may ask as often as it likes
 */
record Sender(String network, boolean unlimited) {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;
    /** What is no address comes from nowhere; all that does so shares one bucket. */
    private static final InetAddress NOWHERE = InetAddress.ofLiteral("0.0.0.0");

    /** The sender with this address, however it is written. */
    static Sender of(String remote, Collection<InetAddress> unlimited) {
        InetAddress address = read(remote);
        byte[] bytes = address.getAddress();
        String network = bytes.length == IPV4_BYTES
                ? address.getHostAddress()
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64";
        return new Sender(network, unlimited.contains(address));
    }

    private static InetAddress read(String remote) {
        try {
            // A literal: nobody is asked for a name.
            return InetAddress.ofLiteral(remote.replaceAll("%.*$", "").replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException e) {
            return NOWHERE;
        }
    }
}
