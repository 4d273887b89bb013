package ch.meinkonto.auth.factor;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Somebody who knew the password and still owes the second factor. Kept in the session, and by nothing taken for a sign-in.
 *
 * @param person as they will be signed in
 * @param questionId what they were asked
 * @param asked when
 */
record PendingSignIn(Authentication person, UUID questionId, Instant asked) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String ATTRIBUTE = "meinkonto.pending-sign-in";

    UUID accountId() {
        return UUID.fromString(person.getName());
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Who waits in this browser, absent where nobody does or where it took them too long. */
    static @Nullable PendingSignIn in(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof PendingSignIn pending
                && pending.asked().plus(Questions.PATIENCE).isAfter(now) ? pending : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
