package ch.meinkonto.dashboards.access;

import java.util.Map;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** The console as a client of the city's OpenID provider: code flow with PKCE, OpenID Connect Core 1.0 section 3.1. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProviderSettings.class)
class IdentityProvider {
    /** Registration id; sign-in starts at {@code /oauth2/authorization/meinkonto}. */
    static final String REGISTRATION = "meinkonto";

    @Bean
    ClientRegistrationRepository clientRegistrations(IdentityProviderSettings settings) {
        String issuer = settings.issuer().toString();
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("dashboards")
                .clientSecret(settings.clientSecret())
                .clientName("Mein Konto")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .issuerUri(issuer)
                .authorizationUri(issuer + "/oauth2/authorize")
                .tokenUri(issuer + "/oauth2/token")
                .jwkSetUri(issuer + "/oauth2/jwks")
                .userInfoUri(issuer + "/userinfo")
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", issuer + "/connect/logout"))
                .build());
    }

    /** ID tokens are signed with ES256; the framework would expect RS256 (OpenID Connect Core, section 3.1.3.7). */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(registration -> SignatureAlgorithm.ES256);
        return decoders;
    }
}
