package ch.meinkonto.portal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import ch.meinkonto.portal.cityservice.Assurance;

/**
 * Sends the authorization request from server to server, and the browser carries a reference only (RFC 9126 sections 2 and
 * 4): nobody on the way can read or change what we ask for.
 */
final class PushedRequests implements OAuth2AuthorizationRequestResolver {
    /** Parameter of our own address at which a sign-in begins. */
    static final String LEVEL = "level";

    private static final String ENDPOINT = "/oauth2/par";

    private final OAuth2AuthorizationRequestResolver standard;
    private final ClientRegistration client;
    private final RestClient provider;

    /**
     * Pushes what {@code standard} makes.
     *
     * @param provider HTTP client with time limits
     */
    PushedRequests(OAuth2AuthorizationRequestResolver standard, ClientRegistration client, RestClient provider) {
        this.standard = standard;
        this.client = client;
        this.provider = provider;
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
    private static @Nullable OAuth2AuthorizationRequest wishing(HttpServletRequest asked,
            @Nullable OAuth2AuthorizationRequest request) {
        Optional<Assurance> level = Assurance.ofCode(asked.getParameter(LEVEL));
        if (request == null || level.isEmpty()) {
            return request;
        }
        return OAuth2AuthorizationRequest.from(request)
                .additionalParameters(more -> more.put("acr_values", level.get().acr()))
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
