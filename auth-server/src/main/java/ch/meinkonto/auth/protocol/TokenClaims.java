package ch.meinkonto.auth.protocol;

import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.client.Clients;

/**
 * What stands in our tokens beyond the standard claims. Roles, name and address are read from the account each time, so that
 * a refreshed token tells what is true now (roles only to clients that are configured to know them); an account that may no longer be used, or that must be proven anew, gets none.
 *
 * <p>
 * All lists are {@link ArrayList}s: claims are stored as JSON with their class, and reading refuses immutable ones.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String ROLES = "roles";
    private static final String READ = TokenClaims.class.getName() + ".read";

    private final Accounts accounts;
    private final ProofDemands demands;
    private final StaffProof staff;
    private final Resources resources;

    TokenClaims(Accounts accounts, ProofDemands demands, StaffProof staff, Clients clients) {
        this.accounts = accounts;
        this.demands = demands;
        this.staff = staff;
        this.resources = new Resources(clients);
    }

    @Override
    public void customize(JwtEncodingContext token) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            describeAccess(token);
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            return;
        }
        Account account = activeAccount(token);
        if (Clients.receivesRoles(token.getRegisteredClient())) {
            token.getClaims()
                    .claim(ROLES, new ArrayList<>(staff.provenRoles(account, Proof.of(token.getPrincipal()))));
        }
        describeProof(token);
        if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
            describeSignIn(token);
        }
    }

    /** As RFC 9068 section 2 wants it, so that nobody takes an ID token for an access token or one client for another. */
    private void describeAccess(JwtEncodingContext token) {
        token.getJwsHeader().type("at+jwt");
        token.getClaims()
                .audience(new ArrayList<>(resources.audiences(token)))
                .claim(OAuth2ParameterNames.CLIENT_ID, token.getRegisteredClient().getClientId());
        Set<String> scopes = token.getAuthorizedScopes();
        if (!scopes.isEmpty()) {
            token.getClaims().claim(OAuth2ParameterNames.SCOPE, String.join(" ", new TreeSet<>(scopes)));
        }
    }

    /** When and how the person signed in: OpenID Connect Core, section 2, and RFC 9068 section 2.2.1. */
    private static void describeProof(JwtEncodingContext token) {
        Proof proof = Proof.of(token.getPrincipal());
        if (proof != null) {
            token.getClaims()
                    .claim(IdTokenClaimNames.AUTH_TIME, Date.from(proof.time()))
                    .claim(IdTokenClaimNames.ACR, proof.assurance().value())
                    .claim(IdTokenClaimNames.AMR, proof.methods());
        }
    }

    /** One answer brings an access token and an ID token: they tell of the account as it was read for both. */
    private Account activeAccount(JwtEncodingContext token) {
        Authentication person = Objects.requireNonNull(token.getPrincipal());
        HttpServletRequest request = BrowserSession.request();
        if (request != null && request.getAttribute(READ) instanceof Read read && read.person() == person) {
            return read.account();
        }
        Account account = activeAccount(person);
        if (request != null) {
            request.setAttribute(READ, new Read(person, account));
        }
        return account;
    }

    private Account activeAccount(Authentication person) {
        if (demands.on(person.getName()).filter(demand -> !demand.isMetBy(person)).isPresent()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return accounts.find(UUID.fromString(person.getName()))
                .filter(Account::isActive)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }

    /** Whose account was read while this request is served. */
    private record Read(Authentication person, Account account) {}

    /**
     * What the scopes tell of the person stands at the user-info endpoint (OpenID Connect Core, section 5.4), not here: an ID
     * token is passed around and kept.
     */
    private static void describeSignIn(JwtEncodingContext token) {
        String sid = BrowserSession.sid(token.getAuthorization());
        if (sid != null) {
            token.getClaims().claim("sid", sid);
        }
    }
}
