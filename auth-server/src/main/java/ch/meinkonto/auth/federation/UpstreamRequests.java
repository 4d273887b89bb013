package ch.meinkonto.auth.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.protocol.Assurance;
import ch.meinkonto.auth.protocol.SignInWish;
import ch.meinkonto.soc.contract.FederationEvent.Reason;

/**
 * Sends people to providers and knows, when they come back, what they were sent for. A request carries state, nonce and a code
 * challenge (RFC 9700 section 2.1), says how old a sign-in may be, and which levels would do if our own client wants one. Each
 * is good for one answer, in one browser, for ten minutes.
 */
@Component
class UpstreamRequests {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String ASKED_AT = "meinkonto.asked-at";
    private static final String MAX_AGE = "meinkonto.max-age";
    private static final String ASSURANCE = "meinkonto.assurance";
    private static final String LINKING = "meinkonto.linking";

    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> stored = new HttpSessionOAuth2AuthorizationRequestRepository();
    private final DefaultOAuth2AuthorizationRequestResolver standard;
    private final IdentityProviders providers;
    private final Clock clock;

    UpstreamRequests(IdentityProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
        this.standard = new DefaultOAuth2AuthorizationRequestResolver(providers, "/login/federated");
        standard.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    /**
     * What somebody was sent for.
     *
     * @param sent the request
     * @param askedAt when
     * @param maxAge how old the sign-in over there may be
     * @param assurance what it must at least amount to, absent where anything will do
     * @param linking whether they want to link the identity to the account they are signed in to
     */
    record Errand(OAuth2AuthorizationRequest sent, Instant askedAt, Duration maxAge, @Nullable Assurance assurance,
            boolean linking) {}

    /**
     * Where the browser must go.
     *
     * @param provider one of ours
     * @param anew whether a sign-in over there must happen now
     * @param linking whether the person wants to link the identity to the account they are signed in to
     * @throws FederationRefused where the provider does not answer
     */
    String send(String provider, boolean anew, boolean linking, Locale language, HttpServletRequest request,
            HttpServletResponse response) {
        FederationSettings.Provider settings = providers.settings(provider).orElseThrow();
        OAuth2AuthorizationRequest plain = standard.resolve(request, provider);
        if (plain == null) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
        SignInWish wish = linking ? new SignInWish(null, null) : SignInWish.in(request);
        Duration age = wish.maxAge() != null && wish.maxAge().compareTo(settings.maxAge()) < 0
                ? wish.maxAge()
                : settings.maxAge();
        Duration maxAge = anew ? Duration.ZERO : age;
        Map<String, Object> more = new LinkedHashMap<>(plain.getAdditionalParameters());
        more.put("max_age", Long.toString(maxAge.toSeconds()));
        if (maxAge.isZero()) {
            more.put("prompt", "login");
        }
        if (wish.assurance() != null) {
            String levels = levels(settings, wish.assurance());
            if (levels.isEmpty()) {
                // This provider has nothing that would do: nobody need go there to find out.
                throw new FederationRefused(Reason.WEAK_ANSWER);
            }
            more.put("acr_values", levels);
        }
        more.put("ui_locales", language.getLanguage());
        OAuth2AuthorizationRequest full = OAuth2AuthorizationRequest.from(plain)
                .additionalParameters(more)
                .attributes(attributes -> {
                    attributes.put(ASKED_AT, clock.instant());
                    attributes.put(MAX_AGE, maxAge);
                    attributes.put(LINKING, linking);
                    if (wish.assurance() != null) {
                        attributes.put(ASSURANCE, wish.assurance());
                    }
                })
                .build();
        stored.saveAuthorizationRequest(full, request, response);
        return full.getAuthorizationRequestUri();
    }

    /**
     * What an answer is about, which is good for nothing afterwards.
     *
     * @throws FederationRefused where nobody in this browser waits for it
     */
    Errand take(String provider, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest sent = stored.removeAuthorizationRequest(request, response);
        if (sent == null || !provider.equals(sent.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))) {
            throw new FederationRefused(Reason.UNEXPECTED_ANSWER);
        }
        Map<String, Object> attributes = sent.getAttributes();
        if (!(attributes.get(ASKED_AT) instanceof Instant askedAt)
                || !(attributes.get(MAX_AGE) instanceof Duration maxAge)
                || askedAt.plus(PATIENCE).isBefore(clock.instant())) {
            throw new FederationRefused(Reason.UNEXPECTED_ANSWER);
        }
        return new Errand(sent, askedAt, maxAge, attributes.get(ASSURANCE) instanceof Assurance wished ? wished : null,
                Boolean.TRUE.equals(attributes.get(LINKING)));
    }

    private static String levels(FederationSettings.Provider settings, Assurance wished) {
        return settings.levels()
                .entrySet()
                .stream()
                .filter(level -> level.getValue().assurance().satisfies(wished))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }
}
