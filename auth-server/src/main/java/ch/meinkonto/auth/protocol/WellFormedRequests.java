package ch.meinkonto.auth.protocol;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.web.filter.OncePerRequestFilter;

import ch.meinkonto.soc.contract.ValidationRejectedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Refuses requests whose parameters no endpoint can mean: sent twice (RFC 6749 section 3.1 and 3.2), far too long, in a broken
 * encoding, or with control characters in them (RFC 6749 appendix A). A person gets a page, a program the error as JSON.
 */
final class WellFormedRequests extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(WellFormedRequests.class);
    /** Longer than any token or signed request of ours. */
    private static final int LONGEST = 8 * 1024;
    private static final int MOST = 64;
    /** What people open in a browser. */
    private static final Set<String> PAGES = Set.of("/oauth2/authorize", "/connect/logout");

    private static final String RULE = "well-formed-parameters";

    private final OAuth2ErrorHttpMessageConverter json = new OAuth2ErrorHttpMessageConverter();
    private final SecurityEvents events;

    WellFormedRequests(SecurityEvents events) {
        this.events = events;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isWellFormed(request)) {
            chain.doFilter(request, response);
            return;
        }
        LOG.warn("request is not well-formed path={}", request.getServletPath());
        events.record(new ValidationRejectedEvent(RULE, null));
        if (PAGES.contains(request.getServletPath())) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(HttpStatus.BAD_REQUEST);
        json.write(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null, answer);
    }

    private static boolean isWellFormed(HttpServletRequest request) {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            return parameters.size() <= MOST && parameters.entrySet()
                    .stream()
                    .allMatch(parameter -> isText(parameter.getKey()) && isAllowed(request, parameter.getKey(),
                            parameter.getValue()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The servlet container could not read them.
            return false;
        }
    }

    /** A resource that is named twice has an error of its own (RFC 8707 section 2). */
    private static boolean isAllowed(HttpServletRequest request, String name, String[] values) {
        boolean mayRepeat = Resources.PARAMETER.equals(name)
                || ("audience".equals(name) && request.getServletPath().endsWith("/token"))
                || ("scope".equals(name) && isConsent(request));
        if (values.length > 1 && !mayRepeat) {
            return false;
        }
        for (String value : values) {
            if (!isText(value)) {
                return false;
            }
        }
        return true;
    }

    /** Our own form, in which a person allows several things. */
    private static boolean isConsent(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && "/oauth2/authorize".equals(request.getServletPath())
                && request.getParameter("response_type") == null && request.getParameter("request_uri") == null;
    }

    private static boolean isText(String text) {
        return text.length() <= LONGEST
                && text.codePoints().noneMatch(point -> Character.isISOControl(point) || point == 0xFFFD);
    }
}
