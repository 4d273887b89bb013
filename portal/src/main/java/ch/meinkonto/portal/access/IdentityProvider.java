package ch.meinkonto.portal.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

import ch.meinkonto.portal.cityservice.CityService;

/** The portal as a client of the identity provider: OpenID Connect, authorization code with PKCE. */
@Configuration(proxyBeanMethods = false)
class IdentityProvider {
    static final String REGISTRATION = "meinkonto";
    static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    /** Every address is spelt out: with discovery the portal could not start while the identity provider is down. */
    @Bean
    ClientRegistrationRepository identityProviders(PortalSettings settings, List<CityService> services) {
        String issuer = settings.issuer().toString();
        Set<String> scopes = Stream
                .concat(Stream.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL),
                        services.stream().map(CityService::name))
                .collect(Collectors.toUnmodifiableSet());
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("portal")
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(scopes)
                .issuerUri(issuer)
                .authorizationUri(issuer + "/oauth2/authorize")
                .tokenUri(issuer + "/oauth2/token")
                .jwkSetUri(issuer + "/oauth2/jwks")
                .userInfoUri(issuer + "/userinfo")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", issuer + "/connect/logout"))
                .clientName("Mein Konto")
                .build());
    }

    /** ID tokens are signed with ES256; the framework would expect RS256 (OpenID Connect Core, section 3.1.3.7). */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(registration -> SignatureAlgorithm.ES256);
        return decoders;
    }

    @Bean
    OAuth2AuthorizedClientRepository tokens(ClientRegistrationRepository identityProviders) {
        return new TokensOfSession(identityProviders);
    }

    /** The claim {@code roles} of the ID token, or else of the user info, becomes authorities. */
    @Bean
    GrantedAuthoritiesMapper rolesBecomeAuthorities() {
        return authorities -> authorities.stream()
                .flatMap(authority -> Stream.concat(Stream.of(authority), rolesOf(authority)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<GrantedAuthority> rolesOf(GrantedAuthority authority) {
        if (!(authority instanceof OidcUserAuthority user)) {
            return Stream.empty();
        }
        List<String> roles = user.getIdToken().getClaimAsStringList("roles");
        if (roles == null && user.getUserInfo() != null) {
            roles = user.getUserInfo().getClaimAsStringList("roles");
        }
        return roles == null
                ? Stream.empty()
                : roles.stream().map(role -> new SimpleGrantedAuthority(StaffRole.authorityOf(role)));
    }
}
