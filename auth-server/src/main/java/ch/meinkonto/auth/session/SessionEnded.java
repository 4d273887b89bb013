package ch.meinkonto.auth.session;

/**
 * Somebody signed out, or was signed out: published inside the transaction that says so.
 *
 * @param sid name of the sign-in, as clients know it
 * @param accountId whose it was
 */
public record SessionEnded(String sid, String accountId) {}
