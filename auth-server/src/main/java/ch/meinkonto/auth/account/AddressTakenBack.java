package ch.meinkonto.auth.account;

import java.time.Instant;
import java.util.UUID;

/**
 * The owner of an account went back to the address from before, since somebody else had taken the account over: published
 * inside the transaction that goes back. Whoever keeps what opens an account, or waits to end it, undoes now what came later.
 *
 * @param accountId whose account
 * @param since when the address was changed; what came later was not the owner's doing
 */
public record AddressTakenBack(UUID accountId, Instant since) {}
