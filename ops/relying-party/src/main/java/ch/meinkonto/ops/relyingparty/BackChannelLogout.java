package ch.meinkonto.ops.relyingparty;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The identity provider says that somebody signed out, or was signed out (OpenID Connect Back-Channel Logout, sections 2.5 to
 * 2.8): their session here ends at once, not when its token has run out. The framework has such an endpoint, but it knows
 * RS256 only and ends sessions by calling itself.
 */
@RestController
public class BackChannelLogout {
    /** Where the provider tells it; open to everybody, without a form token. */
    public static final String PATH = "/logout/connect/back-channel/meinkonto";

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final JwtDecoder tokens;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Consumer<String> ended;

    /**
     * Takes the word of one provider for one client.
     *
     * @param issuer of the provider
     * @param clientId whom its tokens must be for
     * @param sessions of the application, found by the person's pseudonym ({@code sub})
     * @param ended is told whose session ends, once for each; what it throws keeps the session
     */
    public BackChannelLogout(String issuer, String clientId,
            FindByIndexNameSessionRepository<? extends Session> sessions, Consumer<String> ended) {
        this.tokens = logoutTokens(issuer, clientId);
        this.sessions = sessions;
        this.ended = ended;
    }

    /** Takes the provider's word: 200 when the sessions are over, 400 where the token is not one of its for us. */
    @PostMapping(PATH)
    public ResponseEntity<Map<String, String>> end(@RequestParam("logout_token") String logoutToken) {
        Jwt token;
        try {
            token = tokens.decode(logoutToken);
        } catch (JwtException | IllegalArgumentException e) {
            log.warn("logout token refused, cause={}", e.getMessage());
            return answer(HttpStatus.BAD_REQUEST).body(Map.of("error", "invalid_request"));
        }
        String subject = Objects.requireNonNull(token.getSubject());
        String sid = token.getClaimAsString("sid");
        sessions.findByPrincipalName(subject).forEach((id, session) -> {
            if (sid == null || sid.equals(sidOf(session))) {
                // First: if it cannot be told, the session stays for the identity provider's next try.
                ended.accept(subject);
                sessions.deleteById(id);
            }
        });
        return answer(HttpStatus.OK).build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static @Nullable Object sidOf(Session session) {
        return session.getAttribute("SPRING_SECURITY_CONTEXT") instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof OidcUser person
                        ? person.getIdToken().getClaim("sid")
                        : null;
    }

    /** Section 2.6; what is asked of {@code sub} is ours: our provider always names it. */
    private static JwtDecoder logoutTokens(String issuer, String clientId) {
        return ProviderTokens.of(issuer, clientId, "logout+jwt", List.of(ProviderTokens.tellsOf(EVENT),
                BackChannelLogout::withoutNonce, new JwtClaimValidator<>("exp", Objects::nonNull),
                new JwtClaimValidator<>("sub", Objects::nonNull)));
    }

    /** An ID token has a nonce; nobody shall pass one off as a logout token. */
    private static OAuth2TokenValidatorResult withoutNonce(Jwt token) {
        return token.hasClaim("nonce")
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request", "a nonce", null))
                : OAuth2TokenValidatorResult.success();
    }
}
