package ch.meinkonto.soc.sigma.rule;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291), version 4 or 6.
 *
 * @param address first address
 * @param prefix number of leading bits that count
 */
public record Network(InetAddress address, int prefix) {
    /** Reads {@code 192.0.2.0/24} or {@code 2001:db8::/32}; a single address is a network of one. */
    public static Optional<Network> parse(String written) {
        int slash = written.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? written : written.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * 8;
        try {
            int prefix = slash < 0 ? bits : Integer.parseInt(written.substring(slash + 1));
            return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(new Network(address.get(), prefix));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Reads an address literal; never asks a name server. */
    public static Optional<InetAddress> address(String written) {
        try {
            return Optional.of(InetAddress.ofLiteral(written));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether the address lies within. */
    public boolean contains(InetAddress candidate) {
        byte[] mine = address.getAddress();
        byte[] theirs = candidate.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int index = 0; index < whole; index++) {
            if (mine[index] != theirs[index]) {
                return false;
            }
        }
        int rest = prefix % 8;
        int mask = 0xff00 >> rest & 0xff;
        return rest == 0 || (mine[whole] & mask) == (theirs[whole] & mask);
    }
}
