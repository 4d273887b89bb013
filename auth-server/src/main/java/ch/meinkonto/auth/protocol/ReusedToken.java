package ch.meinkonto.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * The present request brought a code or refresh token that had been redeemed before (RFC 9700 section 4.14.2). Found out where
 * tokens are looked up, told of where the refusal is recorded: on the way the request carries it.
 *
 * @param familyId authorization it belongs to
 * @param accountId whose it is
 */
record ReusedToken(String familyId, String accountId) {
    private static final String ATTRIBUTE = "meinkonto.reused-token";

    /** Notes it; outside a request nobody would ask. */
    static void note(OAuth2Authorization authorization) {
        HttpServletRequest request = BrowserSession.request();
        if (request != null) {
            request.setAttribute(ATTRIBUTE,
                    new ReusedToken(authorization.getId(), authorization.getPrincipalName()));
        }
    }

    /** What was noted, absent where all was new. */
    static @Nullable ReusedToken of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ReusedToken reused ? reused : null;
    }
}
