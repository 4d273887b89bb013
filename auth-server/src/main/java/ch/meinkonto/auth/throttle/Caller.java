package ch.meinkonto.auth.throttle;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Where a request comes from.
 *
 * @param address one household: an IPv4 address, or the first 64 bits of an IPv6 address, which is what one connection gets
 *        (RFC 6177)
 * @param network one operator or company: the first 24 bits of an IPv4 address, 48 of an IPv6 address
 * @param exempt whether neither counts, because everybody comes from there: a proxy of our own, this very machine
 */
public record Caller(String address, String network, boolean exempt) {
    private static final int IPV4_BYTES = 4;
    /** What is no address comes from nowhere; all that does so shares one budget. */
    private static final InetAddress NOWHERE = InetAddress.ofLiteral("0.0.0.0");

    static Caller of(String remote, Set<InetAddress> exempt) {
        InetAddress sender = read(remote);
        byte[] bytes = sender.getAddress();
        boolean four = bytes.length == IPV4_BYTES;
        return new Caller(start(bytes, four ? 4 : 8), start(bytes, four ? 3 : 6), exempt.contains(sender));
    }

    private static InetAddress read(String remote) {
        try {
            // A literal: nobody is asked for a name.
            return InetAddress.ofLiteral(remote.replaceAll("%.*$", "").replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException e) {
            return NOWHERE;
        }
    }

    private static String start(byte[] bytes, int length) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
    }
}
