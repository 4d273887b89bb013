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

import ch.meinkonto.auth.factor.SecondFactorDemand;
import ch.meinkonto.auth.factor.SecondFactorNeeded;

/**
 * Back to the sign-in page with one and the same message, and with the login name as it was typed; a fault of ours is not
 * blamed on the person. Who only owes a second factor goes on to the page that asks for it.
 */
final class SignInRefused implements AuthenticationFailureHandler {
    private static final String TYPED = "meinkonto.typed";
    private static final int LONGEST = 254;

    /** Keeps nothing of the exception: it says more than the person may know. */
    private final AuthenticationFailureHandler backToPage = new AuthenticationEntryPointFailureHandler(
            (request, response, refusal) -> response.sendRedirect(request.getContextPath() + "/login?error"));
    private final SecondFactorDemand secondFactor;

    SignInRefused(SecondFactorDemand secondFactor) {
        this.secondFactor = secondFactor;
    }

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
        if (refusal instanceof SecondFactorNeeded needed) {
            secondFactor.ask(needed, request, response);
            return;
        }
        request.getSession().setAttribute(TYPED, shortened(request.getParameter("username")));
        backToPage.onAuthenticationFailure(request, response, refusal);
    }
}
