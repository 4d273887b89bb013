package ch.meinkonto.soc.engine.enrich;

import java.net.InetAddress;

/**
 * A network in CIDR notation (RFC 4632, section 3.1).
 *
 * @param address first address
 * @param length how many leading bits count
 */
record Prefix(InetAddress address, int length) {
    Prefix {
        if (length < 0 || length > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no such prefix: " + address.getHostAddress() + "/" + length);
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no such prefix: " + text);
        }
        return new Prefix(InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit += Byte.SIZE) {
            int mask = length - bit >= Byte.SIZE ? 0xFF : 0xFF << Byte.SIZE - (length - bit);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
