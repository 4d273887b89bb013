package ch.meinkonto.soc.engine.respond;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.engine.respond.ResponseRefused.Reason;

/** What each kind of target looks like. */
final class Targets {
    private static final Pattern UUID = Pattern
            .compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern FAMILY = Pattern.compile("[\\p{Alnum}_-]{8,100}");
    /** An address or a network; nothing that would be looked up as a name. */
    private static final Pattern NETWORK = Pattern
            .compile("(\\d{1,3}(\\.\\d{1,3}){3}|[\\p{XDigit}:.]*:[\\p{XDigit}:.]*)(/\\d{1,3})?");
    private static final int LONGEST_NETWORK = 49;
    private static final int IPV4_BITS = 32;
    private static final int WIDEST_IPV4 = 16;
    private static final int WIDEST_IPV6 = 32;

    private Targets() {}

    /**
     * The one form in which a target is kept and compared.
     *
     * @throws ResponseRefused where it is none of this kind
     */
    static String canonical(ResponseAction.Target kind, String target) {
        return switch (kind) {
            case ACCOUNT, PAYMENT -> matching(UUID, target).toLowerCase(Locale.ROOT);
            case TOKEN_FAMILY -> matching(FAMILY, target);
            case NETWORK -> network(target);
        };
    }

    /** All forms in which a target may be kept of which nobody has said what kind it is; as it is where it is of none. */
    static Set<String> forms(String target) {
        Set<String> forms = new LinkedHashSet<>();
        for (ResponseAction.Target kind : ResponseAction.Target.values()) {
            try {
                forms.add(canonical(kind, target));
            } catch (ResponseRefused another) {
                continue;
            }
        }
        return forms.isEmpty() ? Set.of(target) : forms;
    }

    private static String matching(Pattern pattern, String target) {
        if (!pattern.matcher(target).matches()) {
            throw new ResponseRefused(Reason.MALFORMED_TARGET);
        }
        return target;
    }

    private static String network(String target) {
        matching(NETWORK, target.length() > LONGEST_NETWORK ? "" : target);
        int slash = target.indexOf('/');
        InetAddress address = address(slash < 0 ? target : target.substring(0, slash));
        int most = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(target.substring(slash + 1));
        if (bits > most || hasBitsBehind(address.getAddress(), bits)) {
            throw new ResponseRefused(Reason.MALFORMED_TARGET);
        }
        if (bits < (most == IPV4_BITS ? WIDEST_IPV4 : WIDEST_IPV6)) {
            throw new ResponseRefused(Reason.NETWORK_TOO_WIDE);
        }
        // Behind a proxy of its own everybody comes from there, and health is asked from there.
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new ResponseRefused(Reason.TARGET_PROTECTED);
        }
        return bits == most ? address.getHostAddress() : address.getHostAddress() + "/" + bits;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException none) {
            throw new ResponseRefused(Reason.MALFORMED_TARGET);
        }
    }

    /** Whether anything is set behind the first so many bits. */
    private static boolean hasBitsBehind(byte[] address, int bits) {
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1) {
                return true;
            }
        }
        return false;
    }
}
