package ch.meinkonto.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A note on the current request that a code or refresh token came which had been redeemed before. To the client it is one more
 * {@code invalid_grant}; whoever watches must be able to tell it from a token that merely expired.
 */
final class Reuse {
    private static final String NOTE = Reuse.class.getName();

    private Reuse() {}

    /** Writes the note. */
    static void note() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTE, Boolean.TRUE, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Whether there is one. */
    static boolean isNoted(HttpServletRequest request) {
        return request.getAttribute(NOTE) != null;
    }
}
