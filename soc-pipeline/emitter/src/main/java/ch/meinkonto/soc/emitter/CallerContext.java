package ch.meinkonto.soc.emitter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import ch.meinkonto.soc.contract.Attributes;
import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.contract.Field;

/** Who is calling, and how: what the current request and security context say, added where an event does not. */
final class CallerContext {
    private static final int SESSION_HASH_DIGITS = 32;
    /** Path parameters, among them a session id that a client was given in the address. */
    private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/]*");
    private static final Pattern ACCOUNT_ID = Pattern
            .compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private CallerContext() {}

    /** Adds what the current request tells. */
    static void addRequest(Map<String, Object> attributes) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet) {
            HttpServletRequest request = servlet.getRequest();
            put(attributes, CommonField.CLIENT_IP, request.getRemoteAddr());
            put(attributes, CommonField.USER_AGENT, request.getHeader("User-Agent"));
            put(attributes, CommonField.HTTP_METHOD, request.getMethod());
            put(attributes, CommonField.URL_PATH, PATH_PARAMETER.matcher(request.getRequestURI()).replaceAll(""));
            put(attributes, EventField.SESSION_ID, sessionHash(request));
        }
    }

    /**
     * Adds the account that is signed in. Only a pseudonym is taken: a principal that is called otherwise, by its login name
     * for example, stays out.
     */
    static void addAccount(Map<String, Object> attributes) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)
                && ACCOUNT_ID.matcher(authentication.getName()).matches()) {
            put(attributes, EventField.USER_ID, authentication.getName());
        }
    }

    private static void put(Map<String, Object> attributes, Field field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.putIfAbsent(field.dotted(), Attributes.safe(value));
        }
    }

    private static @Nullable String sessionHash(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(session.getId().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SESSION_HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
