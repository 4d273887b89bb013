package ch.meinkonto.dashboards.response;

import java.net.http.HttpClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

import ch.meinkonto.soc.contract.ResponseOrder;

/** The token with which the console itself orders, by the client-credentials grant; kept until it expires. */
@Component
@EnableConfigurationProperties(EngineSettings.class)
final class EngineToken {
    private static final String REGISTRATION = "engine";

    private final EngineSettings settings;
    private final AuthorizedClientServiceOAuth2AuthorizedClientManager clients;

    EngineToken(EngineSettings settings, @Value("${meinkonto.identity.issuer}") String issuer) {
        this.settings = settings;
        // A repository of its own: people sign in with the other registration, and with that one only.
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(
                ClientRegistration.withRegistrationId(REGISTRATION)
                        .clientId(settings.clientId())
                        .clientSecret(settings.on() ? settings.clientSecret() : "none")
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenUri(issuer + "/oauth2/token")
                        .scope(ResponseOrder.SCOPE)
                        .build());
        RestClientClientCredentialsTokenResponseClient tokens = new RestClientClientCredentialsTokenResponseClient();
        // The default, but not without limits of time: an analyst waits.
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests())
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        tokens.addParametersConverter(grant -> {
            MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
            parameters.add("resource", settings.resource());
            return parameters;
        });
        this.clients = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations,
                new InMemoryOAuth2AuthorizedClientService(registrations));
        clients.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(tokens))
                .build());
    }

    /**
     * A token that is still good.
     *
     * @throws OAuth2AuthorizationException where none is to be had
     */
    String value() {
        OAuth2AuthorizedClient client = clients.authorize(OAuth2AuthorizeRequest
                .withClientRegistrationId(REGISTRATION)
                .principal(settings.clientId())
                .build());
        if (client == null) {
            throw new IllegalStateException("the client-credentials grant is not configured");
        }
        return client.getAccessToken().getTokenValue();
    }

    /** For requests that must not hold up a page for ever. */
    JdkClientHttpRequestFactory requests() {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(settings.timeout());
        return factory;
    }
}
