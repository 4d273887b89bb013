package ch.meinkonto.auth.account;

/**
 * An account is deleted: published inside the transaction that does so. Whoever keeps something of it that does not hang on
 * its row deletes it now.
 *
 * @param accountId whose it was
 */
public record AccountDeleted(String accountId) {}
