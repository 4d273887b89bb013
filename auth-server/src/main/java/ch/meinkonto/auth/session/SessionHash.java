package ch.meinkonto.auth.session;

import ch.meinkonto.auth.key.Digests;

/** What is told of a session id: SHA-256, hex, first 32 digits. Links events, opens nothing. */
public final class SessionHash {
    private static final int DIGITS = 32;

    private SessionHash() {}

    /** The hash of a session id. */
    public static String of(String sessionId) {
        return Digests.sha256(sessionId).substring(0, DIGITS);
    }
}
