package ch.meinkonto.ops.simulators.federal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * An authorization request (OpenID Connect Core, section 3.1.2.1) of the client we know.
 *
 * @param redirectUri where the answer goes
 * @param state comes back with the answer
 * @param nonce comes back in the ID token
 * @param challenge of PKCE, S256
 * @param maxAge how old a sign-in may be, absent where it does not matter
 * @param prompts what the person shall see
 * @param levels wished-for levels, the best first
 */
record FederalRequest(String redirectUri, @Nullable String state, @Nullable String nonce, String challenge,
        @Nullable Duration maxAge, List<String> prompts, List<String> levels) {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** Where an error may be sent: empty where client or redirect URI are not known, and nobody must be sent anywhere. */
    static Optional<String> redirectUri(HttpServletRequest request, FederalSettings settings) {
        String redirectUri = request.getParameter("redirect_uri");
        return settings.clientId().equals(request.getParameter("client_id"))
                && settings.redirectUris().contains(redirectUri) ? Optional.of(redirectUri) : Optional.empty();
    }

    /** Reads a request; empty where it is not well-formed. */
    static Optional<FederalRequest> of(HttpServletRequest request, String redirectUri) {
        String challenge = request.getParameter("code_challenge");
        String maxAge = request.getParameter("max_age");
        boolean wellFormed = "code".equals(request.getParameter("response_type"))
                && words(request.getParameter("scope")).contains("openid")
                && "S256".equals(request.getParameter("code_challenge_method"))
                && challenge != null && CHALLENGE.matcher(challenge).matches()
                && (maxAge == null || SECONDS.matcher(maxAge).matches());
        if (!wellFormed) {
            return Optional.empty();
        }
        return Optional.of(new FederalRequest(redirectUri, request.getParameter("state"), request.getParameter("nonce"),
                challenge, maxAge == null ? null : Duration.ofSeconds(Long.parseLong(maxAge)),
                words(request.getParameter("prompt")), words(request.getParameter("acr_values"))));
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : Arrays.asList(text.strip().split(" +"));
    }
}
