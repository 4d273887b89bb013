package ch.meinkonto.soc.sigma.translate;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.TextPattern.Part;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** Questions to a field of addresses: the index keeps the address, not how it was written. */
record AddressField(IndexedField field, Losses losses) {
    private static final Pattern WHOLE_OCTETS = Pattern.compile("((?:\\d{1,3}\\.){1,3})");
    private static final int OCTET = 8;
    private static final int VERSION_SIX = 16;
    /** Addresses of version 4 within version 6 begin there (RFC 4291, section 2.5.5.2). */
    private static final int MAPPED = 96;

    Bounds ask(ValueTest test) {
        return AnyField.ask(field.name(), test).orElseGet(() -> switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean ignored) -> text(pattern);
            case ValueTest.InNetwork(Network network) -> network(network);
            // No address is written like a number.
            case ValueTest.Number ignored -> Bounds.NEVER;
            case ValueTest.Compare ignored -> Bounds.NEVER;
            case ValueTest.TimePart ignored -> Bounds.NEVER;
            case ValueTest.Regex ignored -> anyAddress();
            case ValueTest.Null ignored -> anyAddress();
            case ValueTest.Exists ignored -> anyAddress();
            case ValueTest.SameAs ignored -> anyAddress();
        });
    }

    private Bounds network(Network network) {
        String written = network.address().getHostAddress() + "/" + network.prefix();
        Clause within = new Clause.Term(field.name(), written);
        if (!reachesVersionFour(network)) {
            return Bounds.exactly(within);
        }
        losses.add(Reason.WRITTEN_FORM_UNKNOWN, field.name(),
                "the index takes addresses of version 4 for a part of version 6");
        return Bounds.atMost(within);
    }

    /** Whether a network of version 6 is so wide that the index finds addresses of version 4 in it. */
    private static boolean reachesVersionFour(Network network) {
        byte[] first = network.address().getAddress();
        if (first.length < VERSION_SIX || network.prefix() > MAPPED) {
            return false;
        }
        for (int bit = 0; bit < network.prefix(); bit++) {
            boolean set = (first[bit / OCTET] & 0x80 >> bit % OCTET) != 0;
            if (set != (bit >= MAPPED - 2 * OCTET)) {
                return false;
            }
        }
        return true;
    }

    private Bounds text(TextPattern pattern) {
        if (pattern.hasWildcard()) {
            return startOfAddress(pattern).orElseGet(this::anyAddress);
        }
        Optional<InetAddress> address = Network.address(pattern.text());
        if (address.isEmpty()) {
            return Bounds.NEVER;
        }
        String written = address.get().getHostAddress();
        if (written.indexOf('%') >= 0) {
            return anyAddress();
        }
        writtenFormUnknown();
        return Bounds.atMost(new Clause.Term(field.name(), written));
    }

    /** {@code 192.0.2.*} is a network, wherever the address is written as usual. */
    private Optional<Bounds> startOfAddress(TextPattern pattern) {
        if (pattern.parts().size() != 2 || !(pattern.parts().getFirst() instanceof Part.Literal(String start))
                || !(pattern.parts().getLast() instanceof Part.AnyRun)) {
            return Optional.empty();
        }
        Matcher octets = WHOLE_OCTETS.matcher(start);
        if (!octets.matches()) {
            return Optional.empty();
        }
        int count = start.split("\\.").length;
        String network = start + "0.".repeat(4 - count);
        return Network.parse(network.substring(0, network.length() - 1) + "/" + count * OCTET).map(parsed -> {
            writtenFormUnknown();
            return Bounds.atMost(new Clause.Term(field.name(),
                    parsed.address().getHostAddress() + "/" + parsed.prefix()));
        });
    }

    private Bounds anyAddress() {
        writtenFormUnknown();
        return Bounds.atMost(Clause.exists(field.name()));
    }

    private void writtenFormUnknown() {
        losses.add(Reason.WRITTEN_FORM_UNKNOWN, field.name(), "the index keeps the address, not how it was written");
    }
}
