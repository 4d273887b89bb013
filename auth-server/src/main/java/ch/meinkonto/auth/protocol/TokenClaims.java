package ch.meinkonto.auth.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
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
 * a refreshed token tells what is true now; an account that may no longer be used gets none.
 *
 * <p>
 * All lists are {@link ArrayList}s: claims are stored as JSON with their class, and reading refuses immutable ones.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String ROLES = "roles";

    private final Accounts accounts;
    private final Clients clients;

    TokenClaims(Accounts accounts, Clients clients) {
        this.accounts = accounts;
        this.clients = clients;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType());
        if (access) {
            token.getClaims().audience(audience(token));
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            return;
        }
        Account account = activeAccount(token);
        token.getClaims().claim(ROLES, new ArrayList<>(account.roleNames()));
        if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
            describe(account, token);
        }
    }

    /** The resource servers the scopes open; none of them: the user-info endpoint, that is ourselves. */
    private List<String> audience(JwtEncodingContext token) {
        List<String> audiences = clients.audiences(token.getAuthorizedScopes());
        return new ArrayList<>(audiences.isEmpty()
                ? List.of(token.getAuthorizationServerContext().getIssuer())
                : audiences);
    }

    private Account activeAccount(JwtEncodingContext token) {
        Authentication person = Objects.requireNonNull(token.getPrincipal());
        UUID id = UUID.fromString(person.getName());
        return accounts.find(id)
                .filter(Account::isActive)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }

    private static void describe(Account account, JwtEncodingContext token) {
        Set<String> scopes = token.getAuthorizedScopes();
        if (scopes.contains(OidcScopes.PROFILE)) {
            token.getClaims().claim(StandardClaimNames.NAME, account.displayName());
        }
        if (scopes.contains(OidcScopes.EMAIL)) {
            token.getClaims().claim(StandardClaimNames.EMAIL, account.login().value());
        }
        String sid = BrowserSession.sid(token.getAuthorization());
        if (sid != null) {
            token.getClaims().claim("sid", sid);
        }
    }
}
