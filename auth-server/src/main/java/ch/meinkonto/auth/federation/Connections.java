package ch.meinkonto.auth.federation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.notice.Notices;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.soc.contract.FederationEvent.Reason;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.RegistrationEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Brings accounts and identities together and apart. An identity belongs to one account; an account has one identity per
 * provider; nobody takes away their last way in.
 */
@Component
class Connections {
    private final IdentityLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginPseudonyms pseudonyms;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Notices notices;
    private final FederationRecords records;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    Connections(IdentityLinks links, Accounts accounts, Passwords passwords, LoginPseudonyms pseudonyms,
            SecondFactors factors, Sessions sessions, Notices notices, FederationRecords records,
            SecurityEvents events, TransactionOperations transactions) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.pseudonyms = pseudonyms;
        this.factors = factors;
        this.sessions = sessions;
        this.notices = notices;
        this.records = records;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * Links an identity to the account of somebody who has just proven that it is theirs.
     *
     * @throws FederationRefused where it belongs to another account, the account has one at this provider, or may have none
     */
    void connect(UUID accountId, Arrival arrival, String providerName) {
        Reason refusal = transactions.execute(_ -> {
            links.lock(accountId);
            Reason reason = whyNot(accountId, arrival);
            records.linked(accountId, arrival, reason);
            if (reason == null) {
                notices.tell(accountId, "identity-linked", providerName);
            }
            return reason;
        });
        if (refusal != null) {
            throw new FederationRefused(refusal);
        }
    }

    /**
     * Refuses somebody whose account may have no identities elsewhere, before they are asked to prove that it is theirs.
     *
     * @throws FederationRefused where that is so
     */
    void requireLinkable(UUID accountId, Arrival arrival) {
        if (!isLinkable(accountId)) {
            records.linked(accountId, arrival, Reason.ACCOUNT_REFUSED);
            throw new FederationRefused(Reason.ACCOUNT_REFUSED);
        }
    }

    private boolean isLinkable(UUID accountId) {
        return accounts.find(accountId).filter(FederatedSignIn::mayBeLinked).isPresent();
    }

    private @Nullable Reason whyNot(UUID accountId, Arrival arrival) {
        if (!isLinkable(accountId)) {
            return Reason.ACCOUNT_REFUSED;
        }
        if (links.add(accountId, arrival)) {
            return null;
        }
        boolean mine = links.all(accountId).stream().anyMatch(link -> link.provider().equals(arrival.provider()));
        return mine ? Reason.ALREADY_LINKED : Reason.LINKED_ELSEWHERE;
    }

    /**
     * Opens an account for somebody new, without a password.
     *
     * @param address proven: by the provider, or by a mail
     * @return the account; absent where the address has one already, or the identity was faster elsewhere
     */
    Optional<Account> open(Arrival arrival, Login address, String name) {
        String hash = passwords.hashOfNobodysPassword();
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<UUID> opened = accounts.open(address, name, hash, List.of(Role.RESIDENT));
            if (opened.isEmpty()) {
                return Optional.<Account>empty();
            }
            UUID id = opened.get();
            passwords.noneChosen(id);
            if (!links.add(id, arrival)) {
                status.setRollbackOnly();
                return Optional.<Account>empty();
            }
            events.record(new RegistrationEvent(Outcome.SUCCESS, pseudonyms.of(address), id.toString(),
                    EmailAddress.domain(address), null));
            records.linked(id, arrival, null);
            return accounts.find(id);
        }));
    }

    /** Whether the owner could still sign in without this link. */
    boolean isAnotherWayLeft(UUID accountId, UUID linkId) {
        return passwords.isChosen(accountId) || !factors.of(accountId).passkeys().isEmpty()
                || links.all(accountId).stream().anyMatch(link -> !link.id().equals(linkId));
    }

    /**
     * Takes an identity from an account and ends the sessions that began with it.
     *
     * @throws FederationRefused where nothing else would let the owner in
     */
    void disconnect(UUID accountId, IdentityLinks.IdentityLink link, String providerName, String currentSessionId) {
        boolean done = Boolean.TRUE.equals(transactions.execute(_ -> {
            links.lock(accountId);
            if (!isAnotherWayLeft(accountId, link.id())) {
                records.unlinked(accountId, link.provider(), Reason.LAST_WAY_IN);
                return false;
            }
            links.remove(accountId, link.id()).ifPresent(provider -> {
                records.unlinked(accountId, provider, null);
                notices.tell(accountId, "identity-unlinked", providerName);
                endSessions(accountId, provider, currentSessionId, null);
            });
            return true;
        }));
        if (!done) {
            throw new FederationRefused(Reason.LAST_WAY_IN);
        }
    }

    /**
     * Ends the sessions that began at a provider.
     *
     * @param sid the one sign-in over there that is meant, absent where all are
     */
    void endSessions(UUID accountId, String provider, String currentSessionId,
            @Nullable String sid) {
        sessions.endOthers(accountId.toString(), currentSessionId, session -> {
            UpstreamTicket ticket = UpstreamTicket.in(session);
            return ticket != null && ticket.provider().equals(provider) && (sid == null || sid.equals(ticket.sid()));
        });
    }
}
