package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.relyingparty.BackChannelLogout;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What the identity provider's word does to sessions here: OpenID Connect Back-Channel Logout, section 2. */
@PortalTest
class BackChannelLogoutTests {
    private static final String ANNA = "back-channel-anna";

    @Autowired
    private MockMvcTester endpoint;
    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessions;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private PortalSettings settings;

    private final TestIdentityProvider provider = TestIdentityProvider.instance();

    @BeforeEach
    void signIn() {
        sessions.findByPrincipalName(ANNA).keySet().forEach(sessions::deleteById);
        begin(sessions, "phone");
        begin(sessions, "laptop");
        events.clear();
    }

    /** Section 2.7. */
    @Test
    void endsTheSessionOfThatSignInAndNoOther() {
        MvcTestResult answer = send(provider.logoutToken(ANNA, Map.of("sid", "phone")));

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(sessions.findByPrincipalName(ANNA)).hasSize(1);
        assertThat(events.of(EventAction.SESSION_END)).containsExactly(SessionEvent.ended(null, ANNA, "revoked"));
        assertThat(send(provider.logoutToken(ANNA, Map.of("sid", "phone")))).as("again").hasStatusOk();
    }

    /** Section 2.4: without sid, all sessions of the person. */
    @Test
    void endsAllSessionsWhereNoSignInIsNamed() {
        assertThat(send(provider.logoutToken(ANNA, Map.of()))).hasStatusOk();
        assertThat(sessions.findByPrincipalName(ANNA)).isEmpty();
    }

    @Test
    void endsNoSessionOfWhichNoEventCanBeWritten() {
        BackChannelLogout withoutDatabase = new BackChannelLogout(settings.issuer().toString(), "portal", sessions,
                _ -> {
                    throw new IllegalStateException("no database");
                });

        assertThatThrownBy(() -> withoutDatabase.end(provider.logoutToken(ANNA, Map.of()))).hasMessage("no database");

        assertThat(sessions.findByPrincipalName(ANNA)).hasSize(2);
    }

    /** Section 2.6. */
    @Test
    void believesNoTokenThatIsNotALogoutTokenForUs() {
        Map<String, Object> withoutEvents = new HashMap<>();
        withoutEvents.put("events", null);
        Map<String, Object> withoutId = new HashMap<>();
        withoutId.put("jti", null);
        for (Map<String, Object> wrong : List.of(Map.<String, Object>of("iss", "https://elsewhere.example"),
                Map.<String, Object>of("aud", "dashboards"), Map.<String, Object>of("nonce", "n"),
                Map.<String, Object>of("events", Map.of("other", Map.of())), Map.<String, Object>of("typ", "JWT"),
                Map.<String, Object>of("exp", Instant.now().minusSeconds(300).getEpochSecond()), withoutEvents,
                withoutId)) {
            assertThat(send(provider.logoutToken(ANNA, wrong))).as(wrong.toString()).hasStatus(400);
        }
        assertThat(send("nonsense")).hasStatus(400);
        assertThat(send(provider.accessToken(ANNA, "portal", "openid", Instant.now().plusSeconds(60))))
                .hasStatus(400);
        assertThat(sessions.findByPrincipalName(ANNA)).hasSize(2);
    }

    private MvcTestResult send(String token) {
        return endpoint.post().uri(BackChannelLogout.PATH).param("logout_token", token).exchange();
    }

    private static <S extends Session> void begin(FindByIndexNameSessionRepository<S> sessions, String sid) {
        OidcIdToken idToken = OidcIdToken.withTokenValue("x").subject(ANNA).claim("sid", sid).build();
        var authorities = AuthorityUtils.createAuthorityList("ROLE_RESIDENT");
        S session = sessions.createSession();
        session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(new OAuth2AuthenticationToken(
                new DefaultOidcUser(authorities, idToken), authorities, IdentityProvider.REGISTRATION)));
        sessions.save(session);
    }
}
