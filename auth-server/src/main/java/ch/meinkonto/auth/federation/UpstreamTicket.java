package ch.meinkonto.auth.federation;

import java.io.Serializable;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * What a session that began at a provider keeps of it, to end there with it.
 *
 * @param provider its name in our settings
 * @param sid how the provider calls the sign-in, absent where it has no name for it
 * @param idToken proves to the provider whose sign-in is to end
 */
record UpstreamTicket(String provider, @Nullable String sid, String idToken) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String ATTRIBUTE = "meinkonto.upstream";

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Of the session in this browser; absent where it began otherwise. */
    static @Nullable UpstreamTicket in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof UpstreamTicket ticket ? ticket : null;
    }

    static @Nullable UpstreamTicket in(Session session) {
        return session.getAttribute(ATTRIBUTE) instanceof UpstreamTicket ticket ? ticket : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "UpstreamTicket[" + provider + "]";
    }
}
