package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** A resource that wants a better or fresher sign-in: RFC 9470. */
@PortalTest
class StepUpTests {
    private static final String RESOURCE = "/test/step-up";
    private static final String STRONG = "urn:meinkonto:acr:phishing-resistant";
    private static final String STRONGER = "urn:meinkonto:acr:multi-factor";

    @Autowired
    private MockMvcTester api;
    @Autowired
    private TestClock clock;
    @Autowired
    private RecordingSecurityEvents events;

    @TestConfiguration(proxyBeanMethods = false)
    static class Resource {
        @Bean
        @Order(0)
        SecurityFilterChain stepUp(HttpSecurity http, ApiDenials denials, Clock clock) {
            return http.securityMatcher(RESOURCE)
                    .authorizeHttpRequests(routes -> routes.anyRequest()
                            .access(new StepUp(List.of(STRONG, STRONGER), Duration.ofMinutes(5), clock)))
                    .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> {})
                            .authenticationEntryPoint(denials)
                            .accessDeniedHandler(denials))
                    .build();
        }
    }

    @BeforeEach
    void forget() {
        events.clear();
    }

    @Test
    void aFreshAndStrongSignInIsEnough() {
        assertThat(get(STRONG, Duration.ofMinutes(4)).getResponse().getStatus()).isEqualTo(404);
        assertThat(get(STRONGER, Duration.ofMinutes(4)).getResponse().getStatus()).isEqualTo(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).isEmpty();
    }

    /** Section 3. */
    @Test
    void anOlderOrWeakerSignInIsToldWhatToAskFor() {
        for (MvcTestResult answer : List.of(get(STRONG, Duration.ofMinutes(6)),
                get("urn:meinkonto:acr:single-factor", Duration.ZERO), get(null, Duration.ZERO))) {
            assertThat(answer).hasStatus(401);
            assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                    .startsWith("Bearer error=\"insufficient_user_authentication\"")
                    .contains("acr_values=\"" + STRONG + " " + STRONGER + "\"", "max_age=\"300\"");
            assertThat(JsonPath.<String>read(Browser.text(answer), "$.reason"))
                    .isEqualTo("insufficient_user_authentication");
        }
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(3)
                .allSatisfy(event -> assertThat(((AuthorizationDeniedEvent) event).reason())
                        .isEqualTo("insufficient_user_authentication"));
    }

    @Test
    void withoutATokenNothingIsToldOfIt() {
        MvcTestResult answer = api.get().uri(RESOURCE).exchange();
        assertThat(answer).hasStatus(401);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer")
                .doesNotContain("error", "acr_values");
    }

    private MvcTestResult get(String acr, Duration age) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("acr", acr);
        claims.put("auth_time", clock.instant().minus(age).getEpochSecond());
        return api.get()
                .uri(RESOURCE)
                .header("Authorization", "Bearer " + TestIdentityProvider.instance()
                        .accessToken("step-up-anna", claims, Instant.now().plusSeconds(60)))
                .exchange();
    }
}
