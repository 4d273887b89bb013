package ch.meinkonto.soc.responder;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An address or a network (CIDR notation: RFC 4632 for IPv4, RFC 4291 section 2.3 for IPv6). An IPv6 address that only
 * wraps an IPv4 address (RFC 4291 section 2.5.5.2) is that IPv4 address.
 *
 * @param bits length of an address of this kind: 32 or 128
 * @param network the first address, as a number
 * @param prefix how many leading bits count, 0 to {@code bits}
 */
record AddressRange(int bits, BigInteger network, int prefix) {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    AddressRange {
        network = masked(bits, network, prefix);
    }

    /** The range a text names; bits of it that stand behind the prefix do not count. Empty where it names none. */
    static Optional<AddressRange> parse(String text) {
        Matcher form = FORM.matcher(text);
        byte[] address = form.matches() ? address(form.group(1)) : null;
        if (address == null) {
            return Optional.empty();
        }
        int bits = address.length * Byte.SIZE;
        String length = form.group(2);
        int prefix = length == null ? bits : prefix(form.group(1), Integer.parseInt(length), bits);
        return prefix < 0 || prefix > bits
                ? Optional.empty()
                : Optional.of(new AddressRange(bits, new BigInteger(1, address), prefix));
    }

    /** The network of the given size in which this range lies. */
    AddressRange widened(int wider) {
        return new AddressRange(bits, network, wider);
    }

    /** Whether all of another range lies in this one. */
    boolean contains(AddressRange other) {
        return bits == other.bits && prefix <= other.prefix && other.widened(prefix).equals(this);
    }

    /** Whether it is IPv4. */
    boolean isIpv4() {
        return bits == IPV4_BITS;
    }

    /** The length of a wrapped address' prefix counts from the front of the IPv6 address. */
    private static int prefix(String address, int length, int bits) {
        return bits == IPV4_BITS && address.contains(":") ? length - (IPV6_BITS - IPV4_BITS) : length;
    }

    /** Never asks a name server: the text consists of digits, points and colons. */
    private static byte @Nullable [] address(String text) {
        if (!text.contains(":") && !IPV4.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static BigInteger masked(int bits, BigInteger address, int prefix) {
        int free = bits - prefix;
        return address.shiftRight(free).shiftLeft(free);
    }
}
