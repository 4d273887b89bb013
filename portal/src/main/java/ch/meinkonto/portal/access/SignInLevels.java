package ch.meinkonto.portal.access;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Asks the identity provider for a better sign-in where the address of the sign-in says so: {@code acr_values} (OpenID Connect
 * Core, section 3.1.2.1). Whoever writes that address themselves only asks more of themselves.
 */
final class SignInLevels implements OAuth2AuthorizationRequestResolver {
    static final String PARAMETER = "level";
    static final String STRONG = "phishing-resistant";

    private final OAuth2AuthorizationRequestResolver standard;

    SignInLevels(OAuth2AuthorizationRequestResolver standard) {
        this.standard = standard;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return levelled(request, standard.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return levelled(request, standard.resolve(request, registrationId));
    }

    private static @Nullable OAuth2AuthorizationRequest levelled(HttpServletRequest request,
            @Nullable OAuth2AuthorizationRequest authorization) {
        if (authorization == null || !STRONG.equals(request.getParameter(PARAMETER))) {
            return authorization;
        }
        return OAuth2AuthorizationRequest.from(authorization)
                .additionalParameters(parameters -> parameters
                        .putAll(Map.of("acr_values", StaffAccess.PHISHING_RESISTANT)))
                .build();
    }
}
