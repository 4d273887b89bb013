package ch.meinkonto.auth.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClientException;

import ch.meinkonto.soc.contract.FederationEvent.Reason;

/**
 * The identity providers as the OAuth client wants them. What a provider can do and where, it says itself (OpenID Connect
 * Discovery 1.0); it is asked at the first sign-in and once an hour, so that we start while it is down.
 */
final class IdentityProviders implements ClientRegistrationRepository {
    static final String ANSWER = "/login/federated/{registrationId}/answer";
    private static final Duration TRUSTED = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT = new ParameterizedTypeReference<>() {
    };

    /** Who did not answer is not asked for a moment: a crowd before a closed door must not hold up everybody else. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> away = new ConcurrentHashMap<>();
    private final FederationSettings settings;
    private final UpstreamHttp http;
    private final Clock clock;

    IdentityProviders(FederationSettings settings, UpstreamHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    private record Known(ClientRegistration registration, Instant until) {}

    /** Our settings of all of them. */
    Map<String, FederationSettings.Provider> all() {
        return settings.providers();
    }

    /** Our settings of one; empty where there is none of that name. */
    Optional<FederationSettings.Provider> settings(String name) {
        return Optional.ofNullable(settings.providers().get(name));
    }

    /**
     * The provider as it describes itself.
     *
     * @throws FederationRefused where it does not answer, or what it says is not in order
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        FederationSettings.Provider provider = settings.providers().get(name);
        if (provider == null) {
            return null;
        }
        Instant now = clock.instant();
        Known before = known.get(name);
        if (before != null && before.until().isAfter(now)) {
            return before.registration();
        }
        if (away.getOrDefault(name, Instant.MIN).isAfter(now)) {
            return known(before, new FederationRefused(Reason.PROVIDER_UNAVAILABLE));
        }
        try {
            ClientRegistration registration = discover(name, provider);
            known.put(name, new Known(registration, now.plus(TRUSTED)));
            return registration;
        } catch (FederationRefused refusal) {
            away.put(name, now.plus(LEFT_ALONE));
            return known(before, refusal);
        }
    }

    /** What a provider said an hour ago is probably still so; where it does not answer, something else will show. */
    private static ClientRegistration known(@Nullable Known before, FederationRefused refusal) {
        if (before == null || refusal.reason() != Reason.PROVIDER_UNAVAILABLE) {
            throw refusal;
        }
        return before.registration();
    }

    private ClientRegistration discover(String name, FederationSettings.Provider provider) {
        try {
            Map<String, Object> document = http.documents()
                    .get()
                    .uri(provider.issuer() + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(DOCUMENT);
            // OpenID Connect Discovery, section 4.3: to the letter.
            if (document == null || !provider.issuer().equals(document.get("issuer"))) {
                throw new FederationRefused(Reason.INVALID_ANSWER, null);
            }
            ClientRegistration registration = registration(name, provider, document);
            requireSafe(provider, registration);
            return registration;
        } catch (RestClientException | IllegalArgumentException e) {
            throw new FederationRefused(
                    UpstreamHttp.isUnavailable(e) ? Reason.PROVIDER_UNAVAILABLE : Reason.INVALID_ANSWER, e);
        }
    }

    private static ClientRegistration registration(String name, FederationSettings.Provider provider,
            Map<String, Object> document) {
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(name)
                .clientId(provider.clientId())
                .clientSecret(provider.secret())
                .clientAuthenticationMethod(provider.signs()
                        ? ClientAuthenticationMethod.PRIVATE_KEY_JWT
                        : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + ANSWER)
                .scope(provider.scopes())
                .userNameAttributeName("sub")
                .clientName(name)
                .build();
    }

    /** Who promises https must not send our secret over anything else. */
    private static void requireSafe(FederationSettings.Provider provider, ClientRegistration registration) {
        ClientRegistration.ProviderDetails details = registration.getProviderDetails();
        String scheme = provider.issuer().substring(0, provider.issuer().indexOf(':') + 1);
        boolean safe = Stream.of(details.getAuthorizationUri(), details.getTokenUri(), details.getJwkSetUri())
                .allMatch(uri -> uri != null && uri.startsWith(scheme));
        String userInfo = details.getUserInfoEndpoint().getUri();
        if (!safe || userInfo != null && !userInfo.startsWith(scheme)) {
            throw new IllegalArgumentException("the provider names an address without " + scheme);
        }
    }
}
