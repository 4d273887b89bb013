package ch.meinkonto.portal.access;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Who comes to the pages of staff: by role, and after a sign-in that withstands phishing. */
@PortalTest
class StaffAccessTests {
    private static final String RULES = "/staff/rules";
    private static final String STRONG = "urn:meinkonto:acr:phishing-resistant";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private GrantedAuthoritiesMapper roles;
    @Autowired
    private RecordingSecurityEvents events;

    @BeforeEach
    void forget() {
        events.clear();
    }

    @Test
    void turnsTheClaimRolesIntoAuthoritiesInEitherCase() {
        OidcIdToken token = token(Map.of("sub", "x", "roles", List.of("service_owner", "CASEWORKER")));
        assertThat(roles.mapAuthorities(Set.of(new OidcUserAuthority(token))))
                .extracting(GrantedAuthority::getAuthority)
                .contains("ROLE_SERVICE_OWNER", "ROLE_CASEWORKER");
        OidcUserInfo info = new OidcUserInfo(Map.of("sub", "x", "roles", List.of("team_lead")));
        assertThat(roles.mapAuthorities(Set.of(new OidcUserAuthority(token(Map.of("sub", "x")), info))))
                .extracting(GrantedAuthority::getAuthority)
                .contains("ROLE_TEAM_LEAD");
        assertThat(roles.mapAuthorities(Set.of(new OidcUserAuthority(token(Map.of("sub", "x"))))))
                .noneMatch(authority -> authority.getAuthority().startsWith("ROLE_"));
    }

    @Test
    void sendsAWeakSignInToMakeAStrongOneAndAsksTheProviderForIt() {
        for (String weak : List.of("urn:meinkonto:acr:single-factor", "urn:meinkonto:acr:multi-factor")) {
            assertThat(target(get(weak, "first"))).endsWith("/oauth2/authorization/meinkonto?level="
                    + "phishing-resistant");
        }
        assertThat(events.of(EventAction.AUTHZ_DENY)).isEmpty();
        Browser.ofVisitor(pages).get("/oauth2/authorization/meinkonto?level=phishing-resistant");
        assertThat(TestIdentityProvider.instance().pushedRequest()).containsEntry("acr_values", STRONG);
        Browser.ofVisitor(pages).get("/oauth2/authorization/meinkonto");
        assertThat(TestIdentityProvider.instance().pushedRequest()).doesNotContainKey("acr_values");
    }

    @Test
    void doesNotAskForEverWhenTheNewSignInIsNoBetter() {
        MvcTestResult first = get("urn:meinkonto:acr:single-factor", "first");
        assertThat(first).hasStatus(302);
        Cookie[] session = first.getResponse().getCookies();
        assertThat(session).hasSize(1);
        assertThat(get("urn:meinkonto:acr:single-factor", "first", session)).as("came back without signing in")
                .hasStatus(302);
        assertThat(get("urn:meinkonto:acr:single-factor", "second", session)).hasStatus(403);
        assertThat(events.of(EventAction.AUTHZ_DENY)).singleElement()
                .isInstanceOfSatisfying(AuthorizationDeniedEvent.class, event -> assertThat(event.reason())
                        .isEqualTo("insufficient_user_authentication"));
    }

    @Test
    void demandsTheSameOfPagesWithCases() {
        for (String page : List.of("/staff", "/staff/moves", "/staff/moves/UM-2026-AAAAAAAA",
                "/staff/parking-permits/bills")) {
            assertThat(target(get(page, "CASEWORKER", "urn:meinkonto:acr:multi-factor"))).as(page)
                    .endsWith("/oauth2/authorization/meinkonto?level=phishing-resistant");
        }
        assertThat(get("/staff/moves", "CASEWORKER", STRONG)).hasStatusOk();
        assertThat(get("/staff/moves", "AUDITOR", STRONG)).hasStatus(403);
    }

    @Test
    void asksForARoleAloneWhereThatWasSwitchedOffOnOneMachine() {
        MockEnvironment machine = new MockEnvironment();
        assertThatIllegalStateException().isThrownBy(() -> withoutPasskeys(machine)).withMessageContaining("local");
        machine.setActiveProfiles("local");
        StaffPasskeys staff = withoutPasskeys(machine);
        RequestAuthorizationContext request = new RequestAuthorizationContext(new MockHttpServletRequest());
        Authentication weak = new TestingAuthenticationToken("carla", "password", "ROLE_CASEWORKER");
        assertThat(staff.accessOf(Set.of(StaffRole.CASEWORKER)).authorize(() -> weak, request))
                .extracting(AuthorizationResult::isGranted).isEqualTo(true);
        assertThat(staff.accessOf(Set.of(StaffRole.AUDITOR)).authorize(() -> weak, request))
                .extracting(AuthorizationResult::isGranted).isEqualTo(false);
    }

    private static StaffPasskeys withoutPasskeys(MockEnvironment machine) {
        URI somewhere = URI.create("http://localhost:8080");
        return new StaffPasskeys(new PortalSettings(somewhere, somewhere, "secret", somewhere, false), machine);
    }

    private MvcTestResult get(String page, String role, String acr) {
        return pages.get().uri(page).with(oidcLogin()
                .idToken(token -> token.subject("staff-carla").claim("acr", acr))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role))).exchange();
    }

    @Test
    void letsAStrongSignInThrough() {
        assertThat(get(STRONG, "first")).hasStatusOk();
    }

    @Test
    void neverAsksSomebodyWithoutTheRoleForABetterSignIn() {
        assertThat(Browser.of(pages, "staff-beat").get(RULES)).hasStatus(403);
        assertThat(Browser.ofVisitor(pages).get(RULES)).hasRedirectedUrl("/oauth2/authorization/meinkonto");
    }

    @Test
    void leadsEachToWhatTheirRolesOpen() {
        assertThat(text(Browser.ofStaff(pages, "staff-olga", "SERVICE_OWNER").get("/staff")))
                .contains("/staff/rules", "/staff/services")
                .doesNotContain("/staff/parking-permits");
        assertThat(text(Browser.ofStaff(pages, "staff-carla", "CASEWORKER").get("/staff")))
                .contains("/staff/parking-permits")
                .doesNotContain("/staff/rules");
        assertThat(text(Browser.ofStaff(pages, "staff-paul", "PLATFORM_ADMINISTRATOR").get("/staff")))
                .contains("keine Seiten");
        assertThat(Browser.of(pages, "staff-anna").get("/staff")).hasStatus(403);
    }

    private MvcTestResult get(String acr, String tokenValue, Cookie... session) {
        MockMvcTester.MockMvcRequestBuilder request = pages.get().uri(RULES);
        if (session.length > 0) {
            request.cookie(session);
        }
        return request.with(oidcLogin()
                .idToken(token -> token.subject("staff-olga").tokenValue(tokenValue).claim("acr", acr))
                .authorities(new SimpleGrantedAuthority("ROLE_SERVICE_OWNER"))).exchange();
    }

    private static OidcIdToken token(Map<String, Object> claims) {
        return new OidcIdToken("token", Instant.now(), Instant.now().plusSeconds(60), claims);
    }
}
