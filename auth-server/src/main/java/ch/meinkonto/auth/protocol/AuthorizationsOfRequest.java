package ch.meinkonto.auth.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * The authorizations that were read while a request is served: the framework and our own rules ask for the same one several
 * times, and reading it is half of what a token costs. Who changes it meanwhile elsewhere is found out when it is saved, by its
 * version.
 */
final class AuthorizationsOfRequest {
    private static final String READ = AuthorizationsOfRequest.class.getName() + ".read";

    /** What was asked for. */
    private record Asked(String token, @Nullable OAuth2TokenType type) {}

    /** The authorization as this request has read it before, or as it is read now. */
    @Nullable
    OAuth2Authorization find(String token, @Nullable OAuth2TokenType type,
            Supplier<@Nullable OAuth2Authorization> reading) {
        Map<Asked, OAuth2Authorization> read = read();
        if (read == null) {
            return reading.get();
        }
        Asked asked = new Asked(token, type);
        OAuth2Authorization known = read.get(asked);
        if (known == null) {
            known = reading.get();
            if (known != null) {
                read.put(asked, known);
            }
        }
        return known;
    }

    /** Something was changed: the next who asks gets it as it is then. */
    void forget() {
        Map<Asked, OAuth2Authorization> read = read();
        if (read != null) {
            read.clear();
        }
    }

    @SuppressWarnings("unchecked") // nobody else knows the name
    private static @Nullable Map<Asked, OAuth2Authorization> read() {
        HttpServletRequest request = BrowserSession.request();
        if (request == null) {
            return null;
        }
        if (!(request.getAttribute(READ) instanceof Map<?, ?> read)) {
            Map<Asked, OAuth2Authorization> none = new HashMap<>();
            request.setAttribute(READ, none);
            return none;
        }
        return (Map<Asked, OAuth2Authorization>) read;
    }
}
