package ch.meinkonto.ops.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the authorization request from server to server, and the browser carries a reference only (RFC 9126 sections 2 and
 * 4): nobody on the way can read or change what we ask for.
 */
public final class PushedRequests implements OAuth2AuthorizationRequestResolver {
    private static final String ENDPOINT = "/oauth2/par";
    /** A person waits for the sign-in page. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final OAuth2AuthorizationRequestResolver standard;
    private final ClientRegistration client;
    private final RestClient provider;
    private final Function<HttpServletRequest, Optional<String>> levels;

    private PushedRequests(OAuth2AuthorizationRequestResolver standard, ClientRegistration client,
            RestClient provider, Function<HttpServletRequest, Optional<String>> levels) {
        this.standard = standard;
        this.client = client;
        this.provider = provider;
        this.levels = levels;
    }

    /**
     * Pushes the requests of one client, which Spring Security makes.
     *
     * @param registrationId the one client that {@code clients} has
     * @throws IllegalArgumentException where it has none
     */
    public static PushedRequests of(ClientRegistrationRepository clients, String registrationId) {
        return of(clients, registrationId, _ -> Optional.empty());
    }

    /**
     * The same, for people who may need to sign in better than usual.
     *
     * @param levels what to ask the provider for, as a value of {@code acr}; nothing where the request does not say
     */
    public static PushedRequests of(ClientRegistrationRepository clients, String registrationId,
            Function<HttpServletRequest, Optional<String>> levels) {
        ClientRegistration client = clients.findByRegistrationId(registrationId);
        if (client == null) {
            throw new IllegalArgumentException("no client " + registrationId);
        }
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        return new PushedRequests(new DefaultOAuth2AuthorizationRequestResolver(clients), client,
                RestClient.builder().requestFactory(http).build(), levels);
    }

    /**
     * Where people come to whose request could not be pushed, because the provider is away: otherwise they would meet a bare
     * error. Used as {@code login.withObjectPostProcessor(...)}.
     */
    public static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failuresGoTo(
            AuthenticationFailureHandler handler) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return pushed(wishing(request, standard.resolve(request)));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return pushed(wishing(request, standard.resolve(request, registrationId)));
    }

    /** With the level of sign-in the person was told they need (OpenID Connect Core, section 3.1.2.1). */
    private @Nullable OAuth2AuthorizationRequest wishing(HttpServletRequest asked,
            @Nullable OAuth2AuthorizationRequest request) {
        Optional<String> level = levels.apply(asked);
        if (request == null || level.isEmpty()) {
            return request;
        }
        return OAuth2AuthorizationRequest.from(request)
                .additionalParameters(more -> more.put("acr_values", level.get()))
                .build();
    }

    private @Nullable OAuth2AuthorizationRequest pushed(@Nullable OAuth2AuthorizationRequest request) {
        if (request == null) {
            return null;
        }
        String reference = UriComponentsBuilder.fromUriString(request.getAuthorizationUri())
                .queryParam(OAuth2ParameterNames.CLIENT_ID, UriUtils.encode(client.getClientId(), UTF_8))
                .queryParam(OAuth2ParameterNames.REQUEST_URI, UriUtils.encode(push(request), UTF_8))
                .build(true)
                .toUriString();
        return OAuth2AuthorizationRequest.from(request).authorizationRequestUri(reference).build();
    }

    private String push(OAuth2AuthorizationRequest request) {
        try {
            Map<?, ?> answer = provider.post()
                    .uri(client.getProviderDetails().getIssuerUri() + ENDPOINT)
                    .headers(headers -> headers.setBasicAuth(UriUtils.encode(client.getClientId(), UTF_8),
                            UriUtils.encode(client.getClientSecret(), UTF_8)))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(parameters(request))
                    .retrieve()
                    .body(Map.class);
            if (answer != null && answer.get(OAuth2ParameterNames.REQUEST_URI) instanceof String reference) {
                return reference;
            }
            throw failed("the identity provider gave no reference", null);
        } catch (RestClientException e) {
            throw failed("the identity provider did not take the request", e);
        }
    }

    private static OAuth2AuthorizationException failed(String sentence, @Nullable Exception cause) {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR, sentence, null);
        return cause == null
                ? new OAuth2AuthorizationException(error)
                : new OAuth2AuthorizationException(error, cause);
    }

    private static MultiValueMap<String, String> parameters(OAuth2AuthorizationRequest request) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add(OAuth2ParameterNames.RESPONSE_TYPE, request.getResponseType().getValue());
        parameters.add(OAuth2ParameterNames.CLIENT_ID, request.getClientId());
        parameters.add(OAuth2ParameterNames.REDIRECT_URI, request.getRedirectUri());
        parameters.add(OAuth2ParameterNames.SCOPE, String.join(" ", request.getScopes()));
        parameters.add(OAuth2ParameterNames.STATE, request.getState());
        request.getAdditionalParameters().forEach((name, value) -> parameters.add(name, value.toString()));
        return parameters;
    }
}
