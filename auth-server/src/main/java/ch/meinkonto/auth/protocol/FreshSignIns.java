package ch.meinkonto.auth.protocol;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

import ch.meinkonto.auth.key.Digests;

/**
 * Which request a person was last asked to sign in for, and when: a proof given after that answers the request, one given
 * before does not, however often the request is sent.
 */
final class FreshSignIns {
    private static final String ATTRIBUTE = "meinkonto.fresh-sign-in";

    private final Clock clock;

    FreshSignIns(Clock clock) {
        this.clock = clock;
    }

    /** What is kept in the session: no more than a hash of the request, and what kind of sign-in answers it. */
    private record Wanted(String requestHash, Instant since, SignInWish wish) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** From now on, such a sign-in answers this request. */
    void want(OAuth2AuthorizationCodeRequestAuthenticationToken request, SignInWish wish) {
        HttpServletRequest current = BrowserSession.request();
        if (current != null) {
            current.getSession().setAttribute(ATTRIBUTE, new Wanted(hash(request), clock.instant(), wish));
        }
    }

    /** Whether the person signed in after, and because, this request asked for it. */
    boolean isGiven(OAuth2AuthorizationCodeRequestAuthenticationToken request, Instant signedIn) {
        HttpServletRequest current = BrowserSession.request();
        HttpSession session = current == null ? null : current.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Wanted wanted
                && wanted.requestHash().equals(hash(request)) && !signedIn.isBefore(wanted.since());
    }

    /** What kind of sign-in the last request in this browser waits for. */
    static SignInWish wish(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Wanted wanted
                ? wanted.wish()
                : SignInWish.NONE;
    }

    /** The request was answered: the next one, even the same, asks anew. */
    static void answered(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private static String hash(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        TreeMap<String, Object> parameters = new TreeMap<>(request.getAdditionalParameters());
        // Added by the return from the sign-in page, and the only parameter that differs.
        parameters.remove("continue");
        return Digests.sha256(request.getClientId() + '\n' + request.getRedirectUri() + '\n' + request.getState()
                + '\n' + new TreeSet<>(request.getScopes()) + '\n' + parameters);
    }
}
