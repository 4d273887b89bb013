package ch.meinkonto.auth.session;

/**
 * Everything that was opened with an account ends, with or without a session: published inside the transaction that says so.
 *
 * @param accountId whose it was
 */
public record AccessEnded(String accountId) {}
