package ch.meinkonto.auth.signin;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Back to the sign-in page with one and the same message; a fault of ours is not blamed on the person. */
final class SignInRefused implements AuthenticationFailureHandler {
    private final AuthenticationFailureHandler backToPage = new SimpleUrlAuthenticationFailureHandler("/login?error") {
        @Override
        protected boolean isUseForward() {
            return false;
        }
    };

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException refusal) throws IOException, ServletException {
        if (refusal instanceof InternalAuthenticationServiceException) {
            throw refusal;
        }
        backToPage.onAuthenticationFailure(request, response, refusal);
    }
}
