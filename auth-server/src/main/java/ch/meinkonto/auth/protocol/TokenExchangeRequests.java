package ch.meinkonto.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads requests for a token exchange. A type of token that we do not take is {@code invalid_request} (RFC 8693 section 2.2.2);
 * the framework answers with the code that RFC 7009 has for revocations.
 */
record TokenExchangeRequests(AuthenticationConverter standard) implements AuthenticationConverter {
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        try {
            return standard.convert(request);
        } catch (OAuth2AuthenticationException e) {
            throw OAuth2ErrorCodes.UNSUPPORTED_TOKEN_TYPE.equals(e.getError().getErrorCode())
                    ? new OAuth2AuthenticationException(
                            new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, e.getError().getDescription(), null))
                    : e;
        }
    }
}
