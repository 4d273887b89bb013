package ch.meinkonto.auth.protocol;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Stores authorizations and records what that means for their tokens, in one transaction. Of two requests that redeem the
 * same code or refresh token at the same moment, one wins: each save carries the version it was read with.
 */
final class RecordedAuthorizations implements OAuth2AuthorizationService {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedAuthorizations.class);
    private static final String VERSION = "meinkonto.version";
    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);
    /** An expired ID token is still good for signing out, so rows outlive their tokens a little. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final StoredAuthorizations stored;
    private final RetiredRefreshTokens retired;
    private final ExchangedTokens exchanged;
    private final BrowserSession browser;
    private final AuthorizationsOfRequest ofRequest = new AuthorizationsOfRequest();
    private final JdbcClient jdbc;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    RecordedAuthorizations(StoredAuthorizations stored, ExchangedTokens exchanged, BrowserSession browser,
            JdbcClient jdbc, SecurityEvents events, TransactionOperations transactions, Clock clock) {
        this.stored = stored;
        this.retired = new RetiredRefreshTokens(jdbc, clock);
        this.exchanged = exchanged;
        this.browser = browser;
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        ofRequest.forget();
        transactions.executeWithoutResult(status -> {
            // Whatever was read from here has a version; what has none is new, unless it is older than versions are.
            if (authorization.getAttribute(VERSION) != null || !insert(authorization)) {
                update(authorization);
            }
        });
    }

    private boolean insert(OAuth2Authorization authorization) {
        OAuth2Authorization.Builder first = OAuth2Authorization.from(authorization).attribute(VERSION, 1);
        boolean inserted = stored.insert(browser.note(first).build());
        if (inserted) {
            record(null, authorization);
        }
        return inserted;
    }

    private void update(OAuth2Authorization authorization) {
        OAuth2Authorization before = stored.lock(authorization.getId());
        // One that was stored and is gone was used up: a pushed request must not come back.
        if (before == null || version(authorization) != version(before)) {
            LOG.warn("two requests for one authorization, the second is refused id={}", authorization.getId());
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        stored.update(OAuth2Authorization.from(authorization).attribute(VERSION, version(before) + 1).build());
        record(before, authorization);
    }

    private void record(@Nullable OAuth2Authorization before, OAuth2Authorization after) {
        TokenChange change = new TokenChange(before, after);
        String replaced = change.retiredRefreshToken();
        if (replaced != null) {
            retired.add(replaced, after.getId());
        }
        change.events().forEach(events::record);
        if (change.isRevocation()) {
            exchanged.of(after.getId()).stream().map(stored::findById).filter(Objects::nonNull).forEach(this::revoke);
        }
    }

    /** Takes back the tokens that were issued because somebody signed in to this session. */
    void revoke(String accountId, String sid) {
        of(accountId, sid).forEach(this::revoke);
    }

    /** Deletes what an account allowed and what was given for it. */
    void forget(String accountId) {
        ofRequest.forget();
        jdbc.sql("delete from oauth2_authorization_consent where principal_name = ?").param(accountId).update();
        jdbc.sql("delete from oauth2_authorization where principal_name = ?").param(accountId).update();
    }

    /** The authorizations that were given in one sign-in. */
    List<OAuth2Authorization> of(String accountId, String sid) {
        return of(accountId).stream().filter(authorization -> sid.equals(BrowserSession.sid(authorization))).toList();
    }

    /** The authorizations of an account of which something can still be used. */
    List<OAuth2Authorization> live(String accountId) {
        return of(accountId).stream().filter(RecordedAuthorizations::isLive).toList();
    }

    private List<OAuth2Authorization> of(String accountId) {
        return jdbc.sql("select id from oauth2_authorization where principal_name = ?")
                .param(accountId)
                .query((row, number) -> row.getString(1))
                // Not a stream of rows: outside a transaction nobody would close it.
                .list()
                .stream()
                .map(stored::findById)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether a token of it, or its code, is neither expired nor taken back. */
    static boolean isLive(OAuth2Authorization authorization) {
        return Stream.of(authorization.getRefreshToken(), authorization.getAccessToken(), code(authorization),
                authorization.getToken(OAuth2DeviceCode.class))
                .anyMatch(token -> token != null && token.isActive());
    }

    /** Takes back all that can still be used; as it stands under the lock, whoever changes it meanwhile. */
    void revoke(OAuth2Authorization authorization) {
        transactions.executeWithoutResult(status -> {
            OAuth2Authorization current = stored.lock(authorization.getId());
            Token<? extends OAuth2Token> token = current == null ? null : strongest(current);
            if (current != null && token != null && !token.isInvalidated()) {
                save(OAuth2Authorization.from(current).invalidate(token.getToken()).build());
            }
        });
    }

    /** The token with which all others end too. */
    private static @Nullable Token<? extends OAuth2Token> strongest(OAuth2Authorization authorization) {
        if (authorization.getRefreshToken() != null) {
            return authorization.getRefreshToken();
        }
        if (authorization.getAccessToken() != null) {
            return authorization.getAccessToken();
        }
        return code(authorization) == null ? authorization.getToken(OAuth2DeviceCode.class) : code(authorization);
    }

    private static @Nullable Token<OAuth2AuthorizationCode> code(OAuth2Authorization authorization) {
        return authorization.getToken(OAuth2AuthorizationCode.class);
    }

    /**
     * Deletes what can no longer be used for anything: what has expired, pushed requests, which tell at their end until when
     * they were good, and what a person was asked and never answered.
     */
    void removeExpired() {
        Timestamp outlived = Timestamp.from(clock.instant().minus(KEPT));
        int removed = jdbc.sql("""
                delete from oauth2_authorization
                where greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at,
                        device_code_expires_at) < ?
                    or (state ~ '___[0-9]{13}$' and right(state, 13)::bigint < ?)
                    or (begun_at < ? and coalesce(authorization_code_value, access_token_value, device_code_value)
                        is null)""").params(outlived, clock.millis(), outlived).update();
        if (removed > 0) {
            LOG.info("expired authorizations removed count={}", removed);
        }
    }

    private static int version(OAuth2Authorization authorization) {
        Integer version = authorization.getAttribute(VERSION);
        return version == null ? 0 : version;
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        ofRequest.forget();
        int removed = jdbc.sql("delete from oauth2_authorization where id = ?").param(authorization.getId()).update();
        if (removed == 0) {
            // A pushed request is good for one code (RFC 9126 section 4): somebody else was faster.
            LOG.warn("a pushed request was used twice at once, the second is refused");
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return stored.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        OAuth2Authorization found = ofRequest.find(token, tokenType, () -> stored.findByToken(token, tokenType));
        if (found == null && Objects.equals(OAuth2TokenType.REFRESH_TOKEN, tokenType)) {
            retired.authorizationOfStolen(token).map(stored::findById).ifPresent(stolen -> {
                LOG.warn("a replaced refresh token came back, all its tokens are revoked authorization={}",
                        stolen.getId());
                revoke(stolen);
                ReusedToken.note(stolen);
            });
        }
        if (found != null && Objects.equals(CODE, tokenType) && wasRedeemed(found)) {
            // The framework takes back what was issued for it (RFC 6749 section 4.1.2).
            ReusedToken.note(found);
        }
        return found;
    }

    /** A code that was taken back with its session, and never redeemed, is nobody's second use. */
    private static boolean wasRedeemed(OAuth2Authorization authorization) {
        Token<OAuth2AuthorizationCode> code = code(authorization);
        return code != null && code.isInvalidated() && authorization.getAccessToken() != null;
    }
}
