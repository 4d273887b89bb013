package ch.meinkonto.auth.protocol;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.soc.contract.ConsentRevokedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** What the owner of an account lets applications know and do: by a consent, or by tokens that are good now. */
@Component
public class GrantedAccess {
    private final RecordedAuthorizations authorizations;
    private final TokenFamilies families;
    private final OAuth2AuthorizationConsentService consents;
    private final Clients clients;
    private final JdbcClient jdbc;
    private final SecurityEvents events;

    GrantedAccess(RecordedAuthorizations authorizations, TokenFamilies families,
            OAuth2AuthorizationConsentService consents, Clients clients, JdbcClient jdbc, SecurityEvents events) {
        this.authorizations = authorizations;
        this.families = families;
        this.consents = consents;
        this.clients = clients;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * The access of an application.
     *
     * @param clientId which one
     * @param name as people know it
     * @param scopes what it may know and do, without {@code openid}
     * @param since when its oldest good token was issued, absent where it has none now
     */
    public record Access(String clientId, String name, Set<String> scopes, @Nullable Instant since) {}

    /** The applications that have access, by name. */
    public List<Access> of(String accountId) {
        List<OAuth2Authorization> good = good(accountId);
        Set<String> clientIds = new LinkedHashSet<>(consenting(accountId));
        good.forEach(authorization -> clientIds.add(authorization.getRegisteredClientId()));
        return clientIds.stream()
                .map(clientId -> access(accountId, clientId,
                        good.stream().filter(one -> one.getRegisteredClientId().equals(clientId)).toList()))
                .sorted(Comparator.comparing(Access::name).thenComparing(Access::clientId))
                .toList();
    }

    /** Takes everything back that an application has, its consent and all its tokens and codes, and tells it. */
    @Transactional
    public void revoke(String accountId, String clientId) {
        List<OAuth2Authorization> given = authorizations.live(accountId)
                .stream()
                .filter(authorization -> authorization.getRegisteredClientId().equals(clientId))
                .toList();
        OAuth2AuthorizationConsent consent = consents.findById(clientId, accountId);
        if (given.isEmpty() && consent == null) {
            return;
        }
        given.forEach(authorization -> families.end(authorization.getId()));
        if (consent == null) {
            events.record(new ConsentRevokedEvent(accountId, clientId));
        } else {
            // Which tells of it itself.
            consents.remove(consent);
        }
    }

    private Access access(String accountId, String clientId, List<OAuth2Authorization> good) {
        OAuth2AuthorizationConsent consent = consents.findById(clientId, accountId);
        Set<String> scopes = new TreeSet<>(consent == null ? Set.of() : consent.getScopes());
        good.forEach(authorization -> scopes.addAll(authorization.getAuthorizedScopes()));
        scopes.remove(OidcScopes.OPENID);
        Instant since = good.stream()
                .flatMap(GrantedAccess::tokens)
                .map(token -> token.getToken().getIssuedAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Access(clientId, clients.name(clientId).orElse(clientId), scopes, since);
    }

    private List<OAuth2Authorization> good(String accountId) {
        return authorizations.live(accountId)
                .stream()
                .filter(authorization -> tokens(authorization).anyMatch(OAuth2Authorization.Token::isActive))
                .toList();
    }

    private static Stream<OAuth2Authorization.Token<? extends OAuth2Token>> tokens(OAuth2Authorization authorization) {
        Stream.Builder<OAuth2Authorization.Token<? extends OAuth2Token>> tokens = Stream.builder();
        if (authorization.getAccessToken() != null) {
            tokens.add(authorization.getAccessToken());
        }
        if (authorization.getRefreshToken() != null) {
            tokens.add(authorization.getRefreshToken());
        }
        return tokens.build();
    }

    private List<String> consenting(String accountId) {
        return jdbc.sql("select registered_client_id from oauth2_authorization_consent where principal_name = ?")
                .param(accountId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
