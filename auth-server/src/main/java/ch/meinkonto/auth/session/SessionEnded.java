package ch.meinkonto.auth.session;

/**
 * Somebody signed out, or was signed out: published inside the transaction that says so.
 *
 * @param sessionId id of the session, not its hash
 * @param accountId whose it was
 */
public record SessionEnded(String sessionId, String accountId) {
    @Override
    public String toString() {
        return "SessionEnded[" + SessionHash.of(sessionId) + "]";
    }
}
