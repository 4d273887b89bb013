package ch.meinkonto.auth.federation;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.AccountUserDetails;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.factor.SecondFactorDemand;
import ch.meinkonto.auth.factor.SecondFactorNeeded;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.protocol.Assurance;
import ch.meinkonto.auth.protocol.UpstreamProof;
import ch.meinkonto.auth.session.SignInCompletion;
import ch.meinkonto.soc.contract.FederationEvent.Reason;

/**
 * Decides what becomes of somebody for whom a provider vouches: the owner of an account is let in, somebody unknown is asked
 * whether they have an account, and nobody gets into an account because of an address. Staff sign in here, with factors that
 * the city has given them.
 */
@Component
class FederatedSignIn {
    private final IdentityLinks links;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final SecondFactorDemand secondFactor;
    private final SignInCompletion signIn;
    private final FederationRecords records;
    private final TransactionOperations transactions;
    private final Clock clock;

    FederatedSignIn(IdentityLinks links, Accounts accounts, SecondFactors factors, SecondFactorDemand secondFactor,
            SignInCompletion signIn, FederationRecords records, TransactionOperations transactions, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.factors = factors;
        this.secondFactor = secondFactor;
        this.signIn = signIn;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the account may have identities elsewhere: people's accounts may, those of staff may not. */
    static boolean mayBeLinked(Account account) {
        return account.isActive() && account.roles().stream().allMatch(role -> role == Role.RESIDENT);
    }

    /**
     * Goes on with somebody who arrived.
     *
     * @param signedIn the account that is signed in and wants to be linked, absent where somebody wants to sign in
     * @return where they go; absent where they were already sent on
     * @throws FederationRefused where they cannot go on
     */
    @Nullable
    String goOn(Arrival arrival, @Nullable UUID signedIn, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        IdentityLinks.IdentityLink link = links.find(arrival.identity()).orElse(null);
        if (signedIn != null) {
            return goOnLinking(arrival, signedIn, link, request);
        }
        if (link == null) {
            records.arrived(arrival, null);
            arrival.keep(request);
            return "/login/federated/first";
        }
        Account account = accounts.find(link.accountId()).orElseThrow();
        if (!mayBeLinked(account)) {
            transactions.executeWithoutResult(_ -> records.refused(account, arrival));
            throw new FederationRefused(Reason.ACCOUNT_REFUSED);
        }
        transactions.executeWithoutResult(_ -> {
            records.arrived(arrival, account.id());
            records.signedIn(account, arrival);
            links.used(link.id(), arrival);
        });
        return letIn(account, arrival, request, response);
    }

    private String goOnLinking(Arrival arrival, UUID accountId, IdentityLinks.@Nullable IdentityLink link,
            HttpServletRequest request) {
        if (link == null) {
            records.arrived(arrival, accountId);
            arrival.keep(request);
            return "/federation/connect";
        }
        if (!link.accountId().equals(accountId)) {
            records.linked(accountId, arrival, Reason.LINKED_ELSEWHERE);
            throw new FederationRefused(Reason.LINKED_ELSEWHERE);
        }
        return "/security?linked#federation";
    }

    /** Signs the owner in, or asks for the second factor where the provider has seen one only and the account has more. */
    @Nullable
    String letIn(Account account, Arrival arrival, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Arrival.forget(request);
        Authentication person = person(account, arrival);
        boolean enough = arrival.assurance().satisfies(Assurance.MULTI_FACTOR) || !factors.areAskedFor(account.id());
        if (!enough) {
            secondFactor.ask(new SecondFactorNeeded(person), request, response);
            return null;
        }
        String wanted = signIn.complete(person, request, response);
        arrival.ticket().keep(request);
        return wanted;
    }

    private static Authentication person(Account account, Arrival arrival) {
        UserDetails details = AccountUserDetails.of(account);
        List<GrantedAuthority> authorities = new ArrayList<>(details.getAuthorities());
        authorities.add(new UpstreamProof(arrival.assurance(), arrival.methods()).givenAt(arrival.provenAt()));
        return UsernamePasswordAuthenticationToken.authenticated(details, null, authorities);
    }

    /** Who arrived in this browser and is asked what to do; absent where nobody is. */
    @Nullable
    Arrival pending(HttpServletRequest request) {
        return Arrival.in(request, clock.instant());
    }
}
