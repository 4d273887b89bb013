package ch.meinkonto.auth.signin;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Back to the sign-in page with one and the same message, and with the login name as it was typed; a fault of ours is not
 * blamed on the person.
 */
final class SignInRefused implements AuthenticationFailureHandler {
    private static final String TYPED = "meinkonto.typed";
    private static final int LONGEST = 254;

    /** Keeps nothing of the exception: it says more than the person may know. */
    private final AuthenticationFailureHandler backToPage = new AuthenticationEntryPointFailureHandler(
            (request, response, refusal) -> response.sendRedirect(request.getContextPath() + "/login?error"));

    /** The login name of the refused attempt, to be shown once. */
    static @Nullable String takeTyped(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object typed = session == null ? null : session.getAttribute(TYPED);
        if (session != null && typed != null) {
            session.removeAttribute(TYPED);
        }
        return typed instanceof String text ? text : null;
    }

    private static String shortened(@Nullable String typed) {
        String text = typed == null ? "" : typed;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException refusal) throws IOException, ServletException {
        if (refusal instanceof InternalAuthenticationServiceException) {
            throw refusal;
        }
        request.getSession().setAttribute(TYPED, shortened(request.getParameter("username")));
        backToPage.onAuthenticationFailure(request, response, refusal);
    }
}
