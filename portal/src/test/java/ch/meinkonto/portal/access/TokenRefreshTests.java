package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.util.SerializationUtils;

import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** How long a session lives when the access token has run out. */
class TokenRefreshTests {
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final TestIdentityProvider provider = TestIdentityProvider.instance();
    private final RecordingSecurityEvents events = new RecordingSecurityEvents();
    private final ClientRegistration portal = ClientRegistration.withRegistrationId(IdentityProvider.REGISTRATION)
            .clientId("portal")
            .clientSecret("secret")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/meinkonto")
            .authorizationUri(provider.issuer() + "/oauth2/authorize")
            .tokenUri(provider.issuer() + "/oauth2/token")
            .build();
    private final TokensOfSession tokens = new TokensOfSession(new InMemoryClientRegistrationRepository(portal));
    private final TokenRefresh filter = new TokenRefresh(tokens, new RestClientRefreshTokenTokenResponseClient(),
            events,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final OAuth2AuthenticationToken anna = new OAuth2AuthenticationToken(
            new DefaultOAuth2User(Set.of(new SimpleGrantedAuthority("ROLE_RESIDENT")), Map.of("sub", "anna"), "sub"),
            Set.of(), IdentityProvider.REGISTRATION);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/requests");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void signIn() {
        SecurityContextHolder.getContext().setAuthentication(anna);
        request.getSession(true);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void leavesAFreshTokenAlone() throws Exception {
        holdTokenUntil(NOW.plusSeconds(1));
        assertThat(passes()).isTrue();
        assertThat(accessToken()).isEqualTo("first");
    }

    @Test
    void fetchesANewTokenWhenTheOldOneHasRunOut() throws Exception {
        holdTokenUntil(NOW.minusSeconds(1));
        provider.answerTokenRequests(200, """
                {"access_token":"second","token_type":"Bearer","expires_in":300,"refresh_token":"next"}""");
        assertThat(passes()).isTrue();
        assertThat(accessToken()).isEqualTo("second");
    }

    @Test
    void endsTheSessionWhenTheProviderRefuses() throws Exception {
        holdTokenUntil(NOW.minusSeconds(1));
        provider.answerTokenRequests(400, "{\"error\":\"invalid_grant\"}");
        assertThat(passes()).isFalse();
        assertThat(response.getRedirectedUrl()).isEqualTo("/");
        assertThat(request.getSession(false)).isNull();
        assertThat(events.of(EventAction.SESSION_END)).containsExactly(SessionEvent.ended(null, "anna", "revoked"));
    }

    @Test
    void keepsTheSessionWhenTheProviderIsBroken() throws Exception {
        holdTokenUntil(NOW.minusSeconds(1));
        provider.answerTokenRequests(503, "{}");
        assertThat(passes()).isTrue();
        assertThat(request.getSession(false)).isNotNull();
        assertThat(events.all()).isEmpty();
    }

    @Test
    void keepsTokensInTheSessionWithoutThePortalsSecret() {
        holdTokenUntil(NOW);
        byte[] kept = SerializationUtils.serialize(request.getSession().getAttribute(KeptTokens.class.getName() + "."
                + IdentityProvider.REGISTRATION));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).contains("first", "once").doesNotContain("secret");
        OAuth2AuthorizedClient client = tokens.loadAuthorizedClient(IdentityProvider.REGISTRATION, anna, request);
        assertThat(client.getClientRegistration()).isSameAs(portal);
        assertThat(client.getPrincipalName()).isEqualTo("anna");
        assertThat(client.getAccessToken().getExpiresAt()).isEqualTo(NOW);
        assertThat(client.getRefreshToken().getTokenValue()).isEqualTo("once");
    }

    private boolean passes() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        return chain.getRequest() != null;
    }

    private String accessToken() {
        OAuth2AuthorizedClient client = tokens.loadAuthorizedClient(IdentityProvider.REGISTRATION, anna, request);
        return client.getAccessToken().getTokenValue();
    }

    private void holdTokenUntil(Instant expiry) {
        OAuth2AccessToken token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "first",
                NOW.minusSeconds(300), expiry);
        tokens.saveAuthorizedClient(new OAuth2AuthorizedClient(portal, "anna", token,
                new OAuth2RefreshToken("once", NOW.minusSeconds(300))), anna, request, response);
    }
}
