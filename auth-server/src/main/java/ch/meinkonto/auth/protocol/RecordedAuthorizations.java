package ch.meinkonto.auth.protocol;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Stores authorizations and records what that means for their tokens, in one transaction. Of two requests that redeem the
 * same code or refresh token at the same moment, one wins: each save carries the version it was read with.
 */
final class RecordedAuthorizations implements OAuth2AuthorizationService {
    private static final String VERSION = "meinkonto.version";

    private final OAuth2AuthorizationService stored;
    private final JdbcClient jdbc;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    RecordedAuthorizations(OAuth2AuthorizationService stored, JdbcClient jdbc, SecurityEvents events,
            TransactionOperations transactions) {
        this.stored = stored;
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from oauth2_authorization where id = ? for update")
                    .param(authorization.getId())
                    .query(String.class)
                    .optional();
            OAuth2Authorization before = stored.findById(authorization.getId());
            int version = version(before);
            if (before != null && version(authorization) != version) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
            stored.save(OAuth2Authorization.from(authorization).attribute(VERSION, version + 1).build());
            new TokenChange(before, authorization).events().forEach(events::record);
        });
    }

    private static int version(@Nullable OAuth2Authorization authorization) {
        Integer version = authorization == null ? null : authorization.getAttribute(VERSION);
        return version == null ? 0 : version;
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        stored.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return stored.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return stored.findByToken(token, tokenType);
    }
}
