package ch.meinkonto.auth.federation;

import java.text.ParseException;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWK;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClientException;

import ch.meinkonto.soc.contract.FederationEvent.Reason;

/**
 * From a code to a person: the token request, the checks of the ID token, the user-info request. All of it is the framework's,
 * with our limits, keys and rules put in. It signs nobody in.
 */
@Component
class UpstreamExchange {
    /** Not a bean: with a second authentication provider among the beans, the framework would give the sign-in page none. */
    private final AuthenticationProvider standard;

    UpstreamExchange(IdentityProviders providers, UpstreamHttp http, UpstreamTokens idTokens) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(http.tokens());
        NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest> signed = new NimbusJwtClientAuthenticationParametersConverter<>(
                registration -> key(providers, registration));
        // Where we show a secret it has nothing to add, and says so with null.
        tokens.addParametersConverter(
                request -> Objects.requireNonNullElseGet(signed.convert(request), LinkedMultiValueMap::new));
        DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(http.resources());
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(userInfo);
        people.setRetrieveUserInfo(
                request -> request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri() != null);
        OidcAuthorizationCodeAuthenticationProvider provider = new OidcAuthorizationCodeAuthenticationProvider(tokens,
                request -> person(people, request));
        provider.setJwtDecoderFactory(idTokens);
        this.standard = provider;
    }

    /**
     * Exchanges a code.
     *
     * @throws FederationRefused where the provider is away, or anything in its answers is not as it must be
     */
    OAuth2LoginAuthenticationToken redeem(ClientRegistration provider, OAuth2AuthorizationExchange exchange) {
        try {
            if (standard.authenticate(
                    new OAuth2LoginAuthenticationToken(provider,
                            exchange)) instanceof OAuth2LoginAuthenticationToken done) {
                return done;
            }
            throw new FederationRefused(Reason.INVALID_ANSWER);
        } catch (OAuth2AuthenticationException | OAuth2AuthorizationException | RestClientException
                | IllegalArgumentException e) {
            throw new FederationRefused(
                    UpstreamHttp.isUnavailable(e) ? Reason.PROVIDER_UNAVAILABLE : Reason.INVALID_ANSWER, e);
        }
    }

    private static OidcUser person(OidcUserService people, OidcUserRequest request) {
        if (!UpstreamTokens.belongTogether(request.getIdToken(), request.getAccessToken().getTokenValue())) {
            throw new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token", "at_hash", null));
        }
        return people.loadUser(request);
    }

    private static JWK key(IdentityProviders providers, ClientRegistration registration) {
        String name = registration.getRegistrationId();
        try {
            return JWK.parse(providers.settings(name).orElseThrow().privateKey());
        } catch (ParseException e) {
            // Never with its cause, which quotes the key.
            throw new IllegalArgumentException("the private key for " + name + " is no JWK");
        }
    }
}
