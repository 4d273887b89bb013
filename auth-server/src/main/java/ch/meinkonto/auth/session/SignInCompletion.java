package ch.meinkonto.auth.session;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Accounts;

/** Signs somebody in who has proven enough elsewhere than on the password form, in the same order as that form does. */
@Component
public class SignInCompletion {
    private final SessionStart start;
    private final RequestCache requests;
    private final Accounts accounts;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository formTokens = new HttpSessionCsrfTokenRepository();

    SignInCompletion(SessionStart start, RequestCache requests, Accounts accounts) {
        this.start = start;
        this.requests = requests;
        this.accounts = accounts;
    }

    /**
     * Signs the person in.
     *
     * @return where they wanted to go
     */
    public String complete(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        accounts.signedIn(UUID.fromString(person.getName()));
        start.onAuthentication(person, request, response);
        formTokens.saveToken(null, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        SavedRequest wanted = requests.getRequest(request, response);
        return wanted == null ? "/" : wanted.getRedirectUrl();
    }
}
