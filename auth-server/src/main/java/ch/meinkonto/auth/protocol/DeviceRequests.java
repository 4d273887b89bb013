package ch.meinkonto.auth.protocol;

import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Requests of devices that wait for a person (RFC 8628 section 3.3). Answered here and not by the framework's endpoint: that one
 * lets a device in without a question whose application was allowed before, so that a link is enough to rob somebody
 * (section 5.4), and has no way to say no to it.
 */
@Component
class DeviceRequests {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceRequests.class);
    private static final OAuth2TokenType USER_CODE = new OAuth2TokenType(OAuth2ParameterNames.USER_CODE);

    private final RecordedAuthorizations authorizations;
    private final OAuth2AuthorizationConsentService consents;
    private final TransactionOperations transactions;

    DeviceRequests(RecordedAuthorizations authorizations, OAuth2AuthorizationConsentService consents,
            TransactionOperations transactions) {
        this.authorizations = authorizations;
        this.consents = consents;
        this.transactions = transactions;
    }

    /**
     * A request that nobody has answered yet.
     *
     * @param id of the authorization
     * @param clientId which application asks
     * @param code as the device shows it
     * @param scopes what it may know and do
     * @param asked when
     * @param network from where, as {@link ch.meinkonto.auth.session.Place} tells it; empty where that is not known
     */
    record Waiting(String id, String clientId, String code, Set<String> scopes, Instant asked, String network) {}

    /** The request with this code; empty where there is none that waits. */
    Optional<Waiting> withCode(String code) {
        return waiting(authorizations.findByToken(code, USER_CODE));
    }

    /** The same by its id. */
    Optional<Waiting> withId(String id) {
        return waiting(authorizations.findById(id));
    }

    /**
     * Lets the device in, in the name of a person: once.
     *
     * @return whether the request still waited
     */
    boolean allow(String id, Authentication person) {
        return answer(id, (waiting, authorization) -> {
            consents.save(consent(waiting, person));
            return OAuth2Authorization.from(authorization)
                    .principalName(person.getName())
                    .attribute(Principal.class.getName(), person)
                    .attributes(attributes -> attributes.remove(OAuth2ParameterNames.SCOPE))
                    .authorizedScopes(waiting.scopes())
                    .invalidate(token(authorization, OAuth2UserCode.class).getToken())
                    .build();
        });
    }

    /**
     * Turns the device away, for good: it learns {@code access_denied}.
     *
     * @return whether the request still waited
     */
    boolean deny(String id) {
        return answer(id, (waiting, authorization) -> {
            LOG.warn("a device was turned away client={}", waiting.clientId());
            return OAuth2Authorization.from(authorization)
                    .invalidate(token(authorization, OAuth2UserCode.class).getToken())
                    .invalidate(token(authorization, OAuth2DeviceCode.class).getToken())
                    .build();
        });
    }

    private interface Answer {
        OAuth2Authorization given(Waiting waiting, OAuth2Authorization authorization);
    }

    private boolean answer(String id, Answer answer) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                OAuth2Authorization authorization = authorizations.findById(id);
                Waiting waiting = waiting(authorization).orElse(null);
                if (authorization == null || waiting == null) {
                    return false;
                }
                authorizations.save(answer.given(waiting, authorization));
                return true;
            }));
        } catch (OAuth2AuthenticationException e) {
            // Somebody answered at the same moment.
            return false;
        }
    }

    /** To what was allowed before, this comes. */
    private OAuth2AuthorizationConsent consent(Waiting waiting, Authentication person) {
        OAuth2AuthorizationConsent before = consents.findById(waiting.clientId(), person.getName());
        OAuth2AuthorizationConsent.Builder consent = before == null
                ? OAuth2AuthorizationConsent.withId(waiting.clientId(), person.getName())
                : OAuth2AuthorizationConsent.from(before);
        waiting.scopes().forEach(consent::scope);
        return consent.build();
    }

    private static Optional<Waiting> waiting(@Nullable OAuth2Authorization authorization) {
        if (authorization == null || !token(authorization, OAuth2UserCode.class).isActive()
                || !token(authorization, OAuth2DeviceCode.class).isActive()) {
            return Optional.empty();
        }
        OAuth2UserCode code = token(authorization, OAuth2UserCode.class).getToken();
        Set<String> scopes = authorization.getAttribute(OAuth2ParameterNames.SCOPE);
        String network = authorization.getAttribute(BrowserSession.NETWORK);
        return Optional.of(new Waiting(authorization.getId(), authorization.getRegisteredClientId(),
                code.getTokenValue(), new TreeSet<>(Objects.requireNonNullElse(scopes, Set.of())),
                Objects.requireNonNull(code.getIssuedAt()), Objects.requireNonNullElse(network, "")));
    }

    private static <T extends OAuth2Token> Token<T> token(
            OAuth2Authorization authorization, Class<T> type) {
        return Objects.requireNonNull(authorization.getToken(type));
    }
}
