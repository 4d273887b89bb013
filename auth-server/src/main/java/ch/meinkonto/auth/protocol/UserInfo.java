package ch.meinkonto.auth.protocol;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.IdentityProofs;
import ch.meinkonto.auth.account.IdentityProofs.IdentityProof;
import ch.meinkonto.auth.account.IdentityProofs.ProvenPerson;
import ch.meinkonto.auth.client.Clients;

/** The answer of the user-info endpoint (OpenID Connect Core, section 5.3): what the scopes allow, as it is now. */
@Component
class UserInfo implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {
    /** How well an identity provider has proven who the person is, and when it said so last, in seconds since 1970. */
    static final String IDENTITY_LEVEL = "identity_level";
    static final String IDENTITY_TOLD_AT = "identity_told_at";

    private final Accounts accounts;
    private final IdentityProofs identities;
    private final Clients clients;
    private final StaffProof staff;

    UserInfo(Accounts accounts, IdentityProofs identities, Clients clients, StaffProof staff) {
        this.accounts = accounts;
        this.identities = identities;
        this.clients = clients;
        this.staff = staff;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
        UUID id = UUID.fromString(context.getAuthorization().getPrincipalName());
        Account account = accounts.find(id)
                .filter(Account::isActive)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        OAuth2AccessToken accessToken = context.getAccessToken();
        Set<String> scopes = accessToken.getScopes();
        OidcUserInfo.Builder info = OidcUserInfo.builder().subject(id.toString());
        if (clients.receivesRoles(context.getAuthorization().getRegisteredClientId())) {
            Authentication person = context.getAuthorization().getAttribute(Principal.class.getName());
            info.claim(TokenClaims.ROLES, staff.provenRoles(account, Proof.of(person)));
        }
        if (scopes.contains(OidcScopes.PROFILE)) {
            info.name(account.displayName());
            identities.of(id).ifPresent(proof -> describe(proof, info));
        }
        if (scopes.contains(OidcScopes.EMAIL)) {
            info.email(account.login().value());
        }
        return info.build();
    }

    /** Name and date of birth are those of an identity document (OpenID Connect Core, section 5.1), or they are not told. */
    private static void describe(IdentityProof proof, OidcUserInfo.Builder info) {
        info.claim(IDENTITY_LEVEL, proof.level()).claim(IDENTITY_TOLD_AT, proof.toldAt().getEpochSecond());
        ProvenPerson person = proof.person();
        if (person != null) {
            info.familyName(person.familyName()).givenName(person.givenName()).birthdate(person.birth().toString());
        }
    }
}
