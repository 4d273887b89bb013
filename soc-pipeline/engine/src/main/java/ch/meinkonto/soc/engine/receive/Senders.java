package ch.meinkonto.soc.engine.receive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may hand in telemetry: whoever shows one of our tokens (RFC 6750, section 2.1) or a client certificate that the TLS
 * layer has already checked. Says no more than yes or no, and nothing of what was shown is ever written anywhere.
 */
@Component
final class Senders {
    private static final String SCHEME = "Bearer ";

    private final List<byte[]> tokens;

    Senders(ReceiveSettings settings) {
        this.tokens = settings.tokens().stream().map(token -> token.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /**
     * Whether a sender is known.
     *
     * @param authorization the header {@code Authorization}, if there was one
     * @param certified whether the connection carries a client certificate of an authority we trust
     */
    boolean admit(@Nullable String authorization, boolean certified) {
        return certified || authorization != null && hasToken(authorization);
    }

    /** Compares with every token, each in the same time wherever the first difference stands. */
    private boolean hasToken(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] token : tokens) {
            known |= MessageDigest.isEqual(token, shown);
        }
        return known;
    }
}
