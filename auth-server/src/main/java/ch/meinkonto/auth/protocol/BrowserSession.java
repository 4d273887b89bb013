package ch.meinkonto.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import ch.meinkonto.auth.session.Place;
import ch.meinkonto.auth.session.SignIns;

/**
 * The sign-in in which an authorization was given: the claim {@code sid} (OpenID Connect Front-Channel Logout, section 3). It
 * is noted when the code is made. The framework would guess at the token endpoint, and with two devices signed in it guesses
 * the one used last, so that the other could not sign out.
 */
final class BrowserSession {
    /** From where a device asked to be let in: whoever is asked to allow it can tell whether that is near. */
    static final String NETWORK = "meinkonto.network";

    private static final String ATTRIBUTE = "meinkonto.session";
    private static final String DEVICES = "/oauth2/device_authorization";

    private final SignIns signIns;

    BrowserSession(SignIns signIns) {
        this.signIns = signIns;
    }

    /** Notes the sign-in of the current request; of a device, which has none, from where it asks. */
    OAuth2Authorization.Builder note(OAuth2Authorization.Builder authorization) {
        HttpServletRequest request = request();
        if (request != null && DEVICES.equals(request.getServletPath())) {
            return authorization.attribute(NETWORK, Place.of(request).network());
        }
        String sid = current();
        return sid == null ? authorization : authorization.attribute(ATTRIBUTE, sid);
    }

    /** The sign-in of the current request, absent where nobody is signed in. */
    @Nullable
    String current() {
        HttpServletRequest request = request();
        HttpSession session = request == null ? null : request.getSession(false);
        return session == null ? null : signIns.sid(session.getId()).orElse(null);
    }

    /** The claim {@code sid}, absent where no browser was involved. */
    static @Nullable String sid(@Nullable OAuth2Authorization authorization) {
        return authorization == null ? null : authorization.getAttribute(ATTRIBUTE);
    }

    /** The request that is served at this moment. */
    static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                ? servlet.getRequest()
                : null;
    }
}
