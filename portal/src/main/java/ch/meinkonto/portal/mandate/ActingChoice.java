package ch.meinkonto.portal.mandate;

import java.util.Collections;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

/** For whom somebody chose to act: a word in the session. It proves nothing; {@link Standings} says whether it holds. */
final class ActingChoice {
    /** Hidden field of forms: for whom they were shown. */
    static final String FIELD = "acting-for";

    private static final String CHOSEN = "acting for";
    private static final String SEEN = "acting in ";
    private static final String NOW = ActingChoice.class.getName();

    private ActingChoice() {}

    static @Nullable String of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(CHOSEN) instanceof String chosen ? chosen : null;
    }

    static void set(HttpSession session, String key) {
        clear(session);
        session.setAttribute(CHOSEN, key);
    }

    /** They act for themselves again. */
    static void clear(HttpSession session) {
        session.removeAttribute(CHOSEN);
        Collections.list(session.getAttributeNames())
                .stream()
                .filter(name -> name.startsWith(SEEN))
                .forEach(session::removeAttribute);
    }

    /** Whether they come to a service for the first time since they chose. */
    static boolean isFirstIn(HttpSession session, String service) {
        boolean first = session.getAttribute(SEEN + service) == null;
        session.setAttribute(SEEN + service, Boolean.TRUE);
        return first;
    }

    /** The choice was checked and holds for this request. */
    static void holds(HttpServletRequest request, Standing standing) {
        request.setAttribute(NOW, standing);
    }

    /** For whom they act in this request. */
    static Optional<Standing> now(HttpServletRequest request) {
        return request.getAttribute(NOW) instanceof Standing standing ? Optional.of(standing) : Optional.empty();
    }
}
