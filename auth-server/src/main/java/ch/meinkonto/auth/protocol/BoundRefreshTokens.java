package ch.meinkonto.auth.protocol;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Refresh tokens for programs without a secret, if they proved that they have a key (RFC 9449 section 5, RFC 9700 section
 * 2.2.2). The framework gives such programs none at all.
 */
final class BoundRefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    private static final int BYTES = 96;

    private final StringKeyGenerator random = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(),
            BYTES);
    private final Clock clock;

    BoundRefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext token) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(token.getTokenType())
                || token.get(OAuth2TokenContext.DPOP_PROOF_KEY) == null) {
            return null;
        }
        Instant now = clock.instant();
        return new OAuth2RefreshToken(random.generateKey(), now,
                now.plus(token.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive()));
    }
}
