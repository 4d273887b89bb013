package ch.meinkonto.soc.engine.normalise;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/** IP addresses as Elasticsearch takes them. */
final class Addresses {
    private Addresses() {}

    /** The address in its usual spelling, without interface; null where the text is none. Never asks a name server. */
    static @Nullable String canonical(@Nullable Object text) {
        if (!(text instanceof String address) || address.isEmpty()) {
            return null;
        }
        int scope = address.indexOf('%');
        try {
            return InetAddress.ofLiteral(scope < 0 ? address : address.substring(0, scope)).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
