package ch.meinkonto.auth.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The browser session in which an authorization was given: the claim {@code sid} (OpenID Connect Front-Channel Logout,
 * section 3). It is noted when the code is made. The framework would guess at the token endpoint, and with two devices signed
 * in it guesses the one used last, so that the other could not sign out.
 */
final class BrowserSession {
    private static final String ATTRIBUTE = "meinkonto.session";

    private BrowserSession() {}

    /** Notes the session of the current request. */
    static OAuth2Authorization.Builder note(OAuth2Authorization.Builder authorization) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet) {
            HttpSession session = servlet.getRequest().getSession(false);
            if (session != null) {
                authorization.attribute(ATTRIBUTE, sid(session.getId()));
            }
        }
        return authorization;
    }

    /** The claim {@code sid}, absent where no browser was involved. */
    static @Nullable String sid(@Nullable OAuth2Authorization authorization) {
        return authorization == null ? null : authorization.getAttribute(ATTRIBUTE);
    }

    /** Whether the authorization was given in this session. */
    static boolean is(OAuth2Authorization authorization, String sessionId) {
        return Objects.equals(sid(authorization), sid(sessionId));
    }

    /** As the framework computes it when it compares at logout. */
    private static String sid(String sessionId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
